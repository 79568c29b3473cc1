"""The registers of legal awareness as a table: what each one asks, lists, filters by and adds up.

One set of views, forms and templates serves them all; a new register is a model and a row here.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db import models

from publicity.models import (
    AdviserOpinion,
    Campaign,
    ConductCheck,
    FileReviewEvent,
    LeadershipAct,
    Lecture,
    MediaItem,
    Training,
)


@dataclass(frozen=True)
class Column:
    """How one column of the list is drawn."""

    name: str
    label: str
    css: str

    @property
    def is_number(self) -> bool:
        """Whether it is set to the right."""
        return self.css == "num"


@dataclass(frozen=True)
class Register:
    """One register.

    `fields` the form in the order of asking (the day first); `columns` the list and the export, first one is the link;
    `sums` columns added up over the filtered rows; `filters` enum columns one may filter by; `people` columns naming
    colleagues (a list is many-to-many). `publishable` rows can be shown on the public site.
    """

    model: type
    enter: str
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    about: str
    sums: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    one_person: tuple[str, ...] = ()
    publishable: bool = False

    @property
    def slug(self) -> str:
        """The register's name in addresses."""
        return self.model.register

    @property
    def title(self) -> str:
        """The register's name in words."""
        return self.model._meta.verbose_name

    @property
    def name_column(self) -> str:
        """The column that names a row."""
        return self.columns[0]

    def label(self, column: str) -> str:
        """The heading of a column."""
        return LABELS.get(column) or self.model._meta.get_field(column).verbose_name

    @cached_property
    def drawn(self) -> tuple[Column, ...]:
        """The columns of the list with their headings."""
        return tuple(Column(name, str(self.label(name)), self._css(name)) for name in self.columns)

    def _css(self, name: str) -> str:
        if name in LABELS or isinstance(
            self.model._meta.get_field(name), models.IntegerField | models.DecimalField
        ):
            return "num"
        if name == "held_on":
            return "date"
        return "" if name in self.filters else "phone-off"

    def rows(self):
        """All rows with what a list shows of them, at a fixed number of queries."""
        return self.model.objects.select_related(*self.one_person).prefetch_related(*self.people)


LABELS = {"headcount": "参加人数"}

REGISTERS = (
    Register(
        model=Campaign,
        enter="登记活动",
        publishable=True,
        fields=(
            "held_on",
            "title",
            "theme",
            "venue",
            "place",
            "topics",
            "audience",
            "materials",
            "volunteers",
            "officers",
            "summary",
        ),
        columns=("title", "held_on", "theme", "venue", "place", "audience", "materials", "volunteers"),
        sums=("audience", "materials", "volunteers"),
        filters=("theme", "venue"),
        people=("officers",),
        about="活动结束后登记：哪一天、进了哪里、讲什么法、多少人参加、发了多少资料，并上传现场照片。",
    ),
    Register(
        model=MediaItem,
        enter="登记报道",
        fields=("held_on", "title", "outlet", "level", "kind", "channel", "link", "reference"),
        columns=("title", "held_on", "outlet", "level", "kind", "channel"),
        filters=("level", "kind", "channel"),
        about="新闻单位的采访报道和本局微信、微博、网站的推送，一条一行。",
    ),
    Register(
        model=Training,
        enter="登记培训",
        fields=(
            "held_on",
            "topic",
            "kind",
            "level",
            "organiser",
            "place",
            "hours",
            "participants",
            "others",
            "result",
            "summary",
        ),
        columns=("topic", "held_on", "kind", "level", "organiser", "hours", "headcount"),
        filters=("kind", "level"),
        people=("participants",),
        sums=("hours",),
        about="参加省、市、县组织的法律和业务培训、大练兵比武，本局人员逐人登记。",
    ),
    Register(
        model=FileReviewEvent,
        enter="登记评查",
        fields=("held_on", "title", "level", "organiser", "files", "excellent", "failed", "result"),
        columns=("title", "held_on", "level", "organiser", "files", "excellent", "failed"),
        sums=("files", "excellent", "failed"),
        filters=("level",),
        about="省、市、县组织的行政处罚案卷评查，参加一次登记一行。",
    ),
    Register(
        model=Lecture,
        enter="登记讲法",
        fields=(
            "held_on",
            "title",
            "lecturer",
            "by_principal",
            "statutes",
            "listeners",
            "audience",
            "place",
            "summary",
        ),
        columns=("title", "held_on", "lecturer", "by_principal", "statutes", "listeners", "audience"),
        sums=("audience",),
        filters=("by_principal",),
        one_person=("lecturer",),
        about="领导干部带头宣讲法律法规。党政主要负责人主讲的，在年度报告第三部分计数。",
    ),
    Register(
        model=LeadershipAct,
        enter="登记履职",
        fields=("held_on", "kind", "what", "leader", "result"),
        columns=("what", "held_on", "kind", "leader"),
        filters=("kind",),
        one_person=("leader",),
        about="党政主要负责人部署、听取汇报、提交集体讨论、督促检查法治工作，每次一行。",
    ),
    Register(
        model=AdviserOpinion,
        enter="登记意见",
        fields=("held_on", "subject", "what", "adviser", "opinion", "adopted"),
        columns=("what", "held_on", "subject", "adviser", "adopted"),
        filters=("subject",),
        about="法律顾问对处罚决定、文书、合同、协议出具的意见。",
    ),
    Register(
        model=ConductCheck,
        enter="登记监督检查",
        fields=("held_on", "kind", "what", "checked", "problems", "accountable", "result"),
        columns=("what", "held_on", "kind", "checked", "problems", "accountable"),
        sums=("checked", "problems", "accountable"),
        filters=("kind",),
        about="对执法行为的监督检查和过错责任追究。没有发现问题也要登记，写 0。",
    ),
)

BY_SLUG = {register.slug: register for register in REGISTERS}
BY_MODEL = {register.model: register for register in REGISTERS}
