"""Test objects of the inspection room. Traits name situations; upper rooms may import these in their tests."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from pypinyin import Style, lazy_pinyin
from stdnum.cn import uscc

from bureau.dates import today
from bureau.staff.models import Office
from inspections import models


def valid_code(n: int) -> str:
    """The n-th invented 统一社会信用代码 with a right check digit."""
    body = f"91990726MA{n:07d}"
    return body + uscc.calc_check_digit(body)


def the_bureau():
    """The county bureau of the running test; made by the `bureau` fixture."""
    return Office.objects.filter(kind=Office.Kind.COUNTY).order_by("pk").first()


def initials_of(text: str) -> str:
    """Pinyin initials, as the service stores them."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


class EnterpriseFactory(DjangoModelFactory):
    class Meta:
        model = models.Enterprise

    class Params:
        key = factory.Trait(category="key", permit="key", online_monitoring=True)
        special = factory.Trait(category="special")
        closed = factory.Trait(active=False)

    office = factory.LazyFunction(the_bureau)
    code = factory.Sequence(valid_code)
    short_name = factory.Sequence(lambda n: f"禾润纺织{n}")
    name = factory.LazyAttribute(lambda e: f"青禾县{e.short_name}有限公司")
    initials = factory.LazyAttribute(lambda e: f"{initials_of(e.short_name)} {initials_of(e.name)}")
    category = "general"
    permit = "simplified"
    industry = "textile"
    town = "石桥镇"
    address = "石桥镇工业路 18 号"
    legal_representative = "罗行简"
    contact = "罗行简"
    phone = "0000-8800001"


class RecusalFactory(DjangoModelFactory):
    class Meta:
        model = models.Recusal

    enterprise = factory.SubFactory(EnterpriseFactory)
    reason = "近亲属在该企业任职"
    decided_on = date(2020, 1, 1)


class DrawPlanFactory(DjangoModelFactory):
    class Meta:
        model = models.DrawPlan

    office = factory.LazyFunction(the_bureau)
    year = 2026
    quarter = 4
    sequence = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda p: f"双随机〔{p.year}〕{p.sequence}号")
    title = factory.LazyAttribute(lambda p: f"{p.year} 年第{'一二三四'[p.quarter - 1]}季度双随机抽查")
    public_source = "指定彩票第 2026135 期开奖号"
    public_due_on = date(2026, 11, 20)


class CampaignFactory(DjangoModelFactory):
    class Meta:
        model = models.Campaign

    class Params:
        running = factory.Trait(state="running")

    office = factory.LazyFunction(the_bureau)
    title = "饮用水源地专项执法行动"
    focus = "water_source"
    basis = "澜环办〔2026〕12号"
    starts_on = date(2026, 3, 1)
    ends_on = date(2026, 5, 31)


def counts(task) -> bool:
    """Whether a visit to be made counts toward its firm's cap: on site, routine, to take place."""
    mode, state = getattr(task, "mode", ""), getattr(task, "state", "")
    return task.basis in ("draw", "plan") and mode != "remote" and state not in ("held", "cancelled")


class TaskFactory(DjangoModelFactory):
    """A visit following a complaint unless told otherwise. Give officer_a and officer_b."""

    class Meta:
        model = models.InspectionTask

    class Params:
        visiting = factory.Trait(state="visiting")
        done = factory.Trait(state="done", done_on=factory.LazyFunction(today))
        remote = factory.Trait(mode="remote")
        of_campaign = factory.Trait(
            basis="campaign",
            trigger="",
            reference="",
            campaign=factory.SubFactory(CampaignFactory, running=True),
        )

    office = factory.LazyFunction(the_bureau)
    enterprise = factory.SubFactory(EnterpriseFactory)
    number = factory.Sequence(lambda n: f"检〔2026〕{9000 + n}号")
    basis = "trigger"
    trigger = "complaint"
    reference = "举报 2026-031"
    assigned_on = factory.LazyFunction(today)
    due_on = factory.LazyAttribute(lambda t: t.assigned_on + timedelta(days=30))
    cap_year = factory.LazyAttribute(lambda t: t.assigned_on.year if counts(t) else None)
    cap_place = factory.LazyAttributeSequence(lambda t, n: n + 1 if counts(t) else None)


class CapRuleFactory(DjangoModelFactory):
    """Two visits a year, special ones included."""

    class Meta:
        model = models.CapRule

    office = factory.LazyFunction(the_bureau)
    most = 2
    effective_from = date(2025, 1, 1)
    source = "本地示例"


class ChecklistFactory(DjangoModelFactory):
    """A checklist of three items."""

    class Meta:
        model = models.Checklist
        skip_postgeneration_save = True

    key = factory.Sequence(lambda n: f"general-{n}")
    version = 1
    title = "通用检查单"
    effective_from = date(2021, 1, 1)

    @factory.post_generation
    def items(self, create, extracted, **kwargs):
        for position in range(1, (extracted or 3) + 1):
            models.ChecklistItem.objects.create(
                checklist=self, position=position, text=f"检查内容 {position}", law="排污许可管理条例 第17条"
            )


class SceneFactory(DjangoModelFactory):
    class Meta:
        model = models.SceneRecord

    checklist = factory.SubFactory(ChecklistFactory)
    started_at = factory.LazyFunction(timezone.now)


class FindingFactory(DjangoModelFactory):
    """A finding; give `task` and `created_by`."""

    class Meta:
        model = models.Finding

    class Params:
        clue = factory.Trait(handling="clue")

    description = "危险废物贮存间无标识，台账缺 10 月记录"
    handling = "order"


class PositiveListEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.PositiveListEntry

    class Params:
        applied = factory.Trait(state="applied", listed_on=None, until=None)
        removed = factory.Trait(
            state="removed", removed_on=date(2026, 6, 1), reason_out="超标排放", barred_until=date(2029, 6, 1)
        )

    office = factory.LazyFunction(the_bureau)
    enterprise = factory.SubFactory(EnterpriseFactory)
    state = "listed"
    reason_in = "managed"
    basis = "连续两年无违法记录，在线监控联网并稳定运行"
    mode = "online"
    notice_from = factory.LazyAttribute(lambda e: e.listed_on and e.listed_on - timedelta(days=8))
    notice_until = factory.LazyAttribute(lambda e: e.listed_on and e.listed_on - timedelta(days=1))
    listed_on = date(2025, 1, 1)
    until = date(2027, 12, 31)


class WatchFactory(DjangoModelFactory):
    class Meta:
        model = models.OnlineWatch

    enterprise = factory.SubFactory(EnterpriseFactory, key=True)
    since = date(2026, 1, 1)


class OnlineCheckFactory(DjangoModelFactory):
    """A quiet day; give `officer`."""

    class Meta:
        model = models.OnlineCheck

    class Params:
        alarming = factory.Trait(abnormal=True, description="COD 小时均值 3 次超标")

    enterprise = factory.SubFactory(EnterpriseFactory, key=True)
    day = factory.LazyFunction(today)
    checked_at = factory.LazyFunction(timezone.now)
