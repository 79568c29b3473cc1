"""What the bureau has made public, when, as which words, and what became of it."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import AboutDossier, AboutQuerySet, Dossier, DossierQuerySet


class PublicationKind(models.TextChoices):
    """What is published."""

    PENALTY = "penalty", "行政处罚决定"
    DRAW_PLAN = "draw_plan", "双随机抽查名录摘要"
    DRAW_RESULT = "draw_result", "双随机抽查结果"
    POSITIVE_IN = "positive_in", "正面清单列入"
    POSITIVE_OUT = "positive_out", "正面清单移出"
    CAMPAIGN = "campaign", "普法活动"
    REPORT = "report", "法治政府建设年度报告"
    YEAR_PLAN = "year_plan", "年度抽查计划"
    SPECIAL = "special", "专项执法行动"
    VISITS = "visits", "检查结果"


class PublicationState(models.TextChoices):
    """From preparation to withdrawal; or kept back by law."""

    PREPARED = "prepared", "待公开"
    PUBLIC = "public", "公示中"
    WITHDRAWN = "withdrawn", "已撤回"
    WITHHELD = "withheld", "依法不公开"


class PublicationQuerySet(AboutQuerySet, DossierQuerySet):
    """Questions of the work list and of the public site."""

    def live(self):
        """What stands in the way of a second publication of the same thing."""
        return self.exclude(state=PublicationState.WITHDRAWN)

    def shown(self, on):
        """What a visitor may read on a day: public, its period not over."""
        return self.filter(Q(shown_until=None) | Q(shown_until__gte=on), state=PublicationState.PUBLIC)

    def listed(self, on):
        """What the public lists hold on a day: what may be read, and the tombstones of what was withdrawn."""
        withdrawn = Q(state=PublicationState.WITHDRAWN)
        in_view = Q(state=PublicationState.PUBLIC) & (Q(shown_until=None) | Q(shown_until__gte=on))
        return self.filter(withdrawn | in_view)

    def penalties(self):
        """Penalty decisions."""
        return self.filter(kind=PublicationKind.PENALTY)

    def of_kinds(self, *kinds):
        """Publications of certain kinds."""
        return self.filter(kind__in=kinds)


class Publication(AboutDossier, Dossier):
    """One thing made public. `snapshot` holds exactly the words shown; nothing public is ever read from live dossiers.

    The columns from `party` on repeat parts of the snapshot, so that public lists of any length can be searched; they
    hold what is public and nothing else. A withdrawn publication keeps its row as a tombstone.
    """

    Kind = PublicationKind
    State = PublicationState

    state = models.CharField(
        "状态",
        max_length=30,
        choices=PublicationState.choices,
        default=PublicationState.PREPARED,
        db_index=True,
    )
    kind = models.CharField("种类", max_length=14, choices=PublicationKind.choices)
    title = models.CharField("标题", max_length=160)
    snapshot = models.JSONField("公开内容", default=dict)
    masks = models.JSONField("人工遮盖", default=list)
    file = models.FileField("公开文件", upload_to="published/%Y/", max_length=200, blank=True)
    file_sha256 = models.CharField("文件 SHA-256", max_length=64, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)
    published_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开人"
    )
    gravity = models.CharField("失信程度", max_length=8, blank=True)
    repair_from = models.DateField("可申请信用修复自", null=True, blank=True)
    shown_until = models.DateField("公示至", null=True, blank=True)
    changed_on = models.DateField("决定被变更、撤销日期", null=True, blank=True)
    change = models.CharField("变更、撤销情况", max_length=200, blank=True)
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    withdrawn_reason = models.CharField("撤回理由", max_length=200, blank=True)
    withheld_ground = models.CharField("不公开的依据和理由", max_length=200, blank=True)

    number = models.CharField("文号", max_length=60, blank=True, db_index=True)
    party = models.CharField("当事人（公开）", max_length=120, blank=True)
    code = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    town = models.CharField("乡镇", max_length=30, blank=True)
    subject = models.CharField("案由", max_length=60, blank=True)
    dated_on = models.DateField("决定或发生日期", null=True, blank=True)
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2, null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开"
        ordering = ["-published_on", "-pk"]
        indexes = [
            models.Index(fields=["kind", "-published_on", "-id"], name="publicity_publication_list"),
            models.Index(fields=["kind", "dated_on"], name="publicity_publication_dated"),
            models.Index(fields=["dossier_kind", "dossier_id"], name="publicity_publication_about"),
            models.Index(fields=["shown_until"], name="publicity_publication_until"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_kind", "dossier_id", "kind"],
                condition=~Q(state="withdrawn"),
                name="publicity_publication_live_once",
                violation_error_message="这一项已在公开或待公开，不能再公开一次。",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PublicationKind.values) & Q(state__in=PublicationState.values),
                name="publicity_publication_enums",
                violation_error_message="没有这个种类或状态。",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["prepared", "withheld"],
                    published_at=None,
                    published_on=None,
                    published_by=None,
                )
                | Q(
                    state__in=["public", "withdrawn"],
                    published_at__isnull=False,
                    published_on__isnull=False,
                    published_by__isnull=False,
                ),
                name="publicity_publication_published",
                violation_error_message="公开须同时写明日期、时间和公开人。",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="withdrawn", withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~Q(withdrawn_reason="")
                )
                | (~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")),
                name="publicity_publication_withdrawal",
                violation_error_message="撤回须同时写明时间、撤回人和理由。",
            ),
            models.CheckConstraint(
                condition=(Q(state="withheld") & ~Q(withheld_ground=""))
                | (~Q(state="withheld") & Q(withheld_ground="")),
                name="publicity_publication_withheld",
                violation_error_message="不公开须写明依据和理由。",
            ),
            models.CheckConstraint(
                condition=Q(changed_on=None, change="") | (Q(changed_on__isnull=False) & ~Q(change="")),
                name="publicity_publication_change",
                violation_error_message="变更、撤销须同时写明日期和情况。",
            ),
            models.CheckConstraint(
                condition=Q(dated_on=None) | Q(published_on=None) | Q(published_on__gte=F("dated_on")),
                name="publicity_publication_dates",
                violation_error_message="公开日期不得早于决定日期。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether visitors can read it (its period may still be over)."""
        return self.state == PublicationState.PUBLIC
