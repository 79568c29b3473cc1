"""Figures of draws, visits, the positive list and off-site supervision."""

from django.db.models import Exists, OuterRef, Q

from inspections.models import (
    Campaign,
    Draw,
    DrawResult,
    Finding,
    Industry,
    InspectionTask,
    OnlineCheck,
    OnlineWatch,
    PositiveListEntry,
)
from reports.addresses import address_of
from reports.figures.definition import Dimension, Figure, Line
from reports.figures.registry import register

VISITS, OFFSITE = "双随机与现场检查", "正面清单与非现场监管"
PLACES = {
    "town": Dimension("乡镇", "enterprise__town"),
    "industry": Dimension("行业", "enterprise__industry", dict(Industry.choices)),
    "category": Dimension(
        "监管类别", "enterprise__category", {"key": "重点", "special": "特殊", "general": "一般"}
    ),
    "firm": Dimension("企业", "enterprise__code"),
}
OFFICERS = ("officer_a", "officer_b")
OF_VISITS = {**PLACES, "plan": Dimension("抽查计划", "result__draw__plan__number")}


def _under(office, path="office"):
    return {f"{path}__path__startswith": office.path}


def _draws(period, office):
    drawn = (
        Draw.objects.in_force()
        .revealed()
        .filter(period.times("revealed_at"), **_under(office, "plan__office"))
    )
    return drawn.select_related("plan")


def _drawn(period, office):
    drawn = DrawResult.objects.filter(
        period.times("draw__revealed_at"),
        draw__active=True,
        place=DrawResult.Place.SELECTED,
        **_under(office, "draw__plan__office"),
    )
    return drawn.select_related("draw__plan", "enterprise", "officer_a", "officer_b")


def _done(**conditions):
    def rows(period, office):
        done = InspectionTask.objects.done().filter(period.days("done_on"), **_under(office), **conditions)
        return done.select_related("enterprise", "officer_a", "officer_b")

    return rows


def _with_findings(period, office):
    return _done(mode="onsite")(period, office).filter(Exists(Finding.objects.filter(task=OuterRef("pk"))))


def _listed(period, office):
    return (
        PositiveListEntry.objects.in_force(period.as_of).filter(**_under(office)).select_related("enterprise")
    )


def _entries(field):
    def rows(period, office):
        return PositiveListEntry.objects.filter(period.days(field), **_under(office)).select_related(
            "enterprise"
        )

    return rows


def _watched(period, office):
    watches = OnlineWatch.objects.in_force(period.as_of).filter(**_under(office, "enterprise__office"))
    return watches.select_related("enterprise")


def _checks(**conditions):
    def rows(period, office):
        checks = OnlineCheck.objects.filter(
            period.days("day"), **_under(office, "enterprise__office"), **conditions
        )
        return checks.select_related("enterprise", "officer")

    return rows


def _campaigns(period, office):
    running = Campaign.objects.overlapping(period.first, period.end).filter(**_under(office))
    return running.filter(state__in=["running", "finished"])


def _draw(row):
    return Line(row.number, address_of(row), f"{row.plan.title} · 第{row.plan.quarter}季度", row.revealed_at)


def _result(row):
    officers = "、".join(o.name for o in (row.officer_a, row.officer_b) if o)
    return Line(
        row.enterprise.name,
        address_of(row.draw),
        f"{row.draw.number} · {row.get_stratum_display()} · {officers}",
        row.draw.revealed_at,
    )


def _visit(row):
    return Line(
        row.number,
        address_of(row),
        f"{row.enterprise.name} · {row.get_basis_display()} · {row.officer_names}",
        row.done_on,
    )


def _entry(row):
    return Line(
        row.enterprise.name,
        address_of(row),
        f"{row.get_reason_in_display()} · 有效期至 {row.until}",
        row.removed_on or row.listed_on,
    )


def _watch(row):
    return Line(row.enterprise.name, address_of(row.enterprise), f"自 {row.since} 起每日在线巡查", row.since)


def _check(row):
    found = f"异常：{row.description[:40]}" if row.abnormal else "数据正常"
    return Line(row.enterprise.name, address_of(row), f"{row.officer.name} · {found}", row.day)


def _campaign(row):
    return Line(
        row.title,
        address_of(row),
        f"{row.get_focus_display()} · {row.starts_on} 至 {row.ends_on}",
        row.starts_on,
    )


def _quarters(rows) -> str:
    named = sorted(set(rows.order_by().values_list("plan__quarter", flat=True)))
    return "、".join(f"第{'一二三四'[quarter - 1]}季度" for quarter in named)


def _visits(key, label, meaning, rows=None, **conditions):
    return Figure(
        key,
        label,
        "次",
        VISITS,
        meaning,
        rows or _done(**conditions),
        _visit,
        on="done_on",
        dimensions=OF_VISITS,
        people=OFFICERS,
    )


BY_VISIT = "按检查完成日期计入，已取消的不计"

register(
    Figure(
        "draws",
        "双随机抽签",
        "次",
        VISITS,
        "已公布结果且有效的抽签，按抽签时间计入；重抽只计有效的一次",
        _draws,
        _draw,
        on="revealed_at",
    ),
    Figure(
        "draw_quarters",
        "实施抽签的季度",
        "",
        VISITS,
        "已公布结果且有效的抽签所属计划的季度，同季度只列一次",
        _draws,
        _draw,
        on="revealed_at",
        words=_quarters,
    ),
    Figure(
        "drawn_enterprises",
        "抽取企业",
        "家次",
        VISITS,
        "有效抽签抽中的企业，候补不计，按抽签时间计入",
        _drawn,
        _result,
        on="draw__revealed_at",
        dimensions=PLACES,
    ),
    _visits("visits_random", "双随机检查", f"依据抽签结果完成的检查；{BY_VISIT}", basis="draw"),
    _visits("visits", "现场检查", f"完成的现场检查，各种依据都计；{BY_VISIT}", mode="onsite"),
    _visits("visits_campaign", "专项行动检查", f"依据专项行动完成的检查；{BY_VISIT}", basis="campaign"),
    _visits(
        "visits_trigger", "线索核查", f"因投诉举报、移送、数据异常等完成的检查；{BY_VISIT}", basis="trigger"
    ),
    _visits(
        "visits_findings", "发现问题的现场检查", f"登记了问题的现场检查；{BY_VISIT}", rows=_with_findings
    ),
    Figure(
        "finding_rate",
        "检查发现问题率",
        "%",
        VISITS,
        f"现场检查中登记了问题的占比；{BY_VISIT}",
        _done(mode="onsite"),
        _visit,
        on="done_on",
        part=Exists(Finding.objects.filter(task=OuterRef("pk"))),
        places=1,
    ),
    Figure(
        "remote_share",
        "非现场检查占比",
        "%",
        VISITS,
        f"完成的检查中以非现场方式进行的占比；{BY_VISIT}",
        _done(),
        _visit,
        on="done_on",
        part=Q(mode="remote"),
        places=1,
    ),
    Figure(
        "special_campaigns",
        "专项执法行动",
        "次",
        VISITS,
        "期间内进行过的专项执法行动，已撤销的不计",
        _campaigns,
        _campaign,
        on="starts_on",
    ),
    Figure(
        "positive_list",
        "正面清单企业",
        "家",
        OFFSITE,
        "期末（年度未结束时为今日）在册的企业，已移出、已到期的不计",
        _listed,
        _entry,
        on="listed_on",
        steady=True,
    ),
    Figure(
        "positive_added",
        "新列入正面清单",
        "家",
        OFFSITE,
        "期间内列入正面清单的企业，按列入日期计入",
        _entries("listed_on"),
        _entry,
        on="listed_on",
    ),
    Figure(
        "positive_removed",
        "移出正面清单",
        "家",
        OFFSITE,
        "期间内移出正面清单的企业，按移出日期计入",
        _entries("removed_on"),
        _entry,
        on="removed_on",
    ),
    Figure(
        "offsite_enterprises",
        "在线监管企业",
        "家",
        OFFSITE,
        "期末（年度未结束时为今日）实行每日在线巡查的企业",
        _watched,
        _watch,
        on="since",
        steady=True,
    ),
    Figure(
        "offsite_checks",
        "在线巡查",
        "次",
        OFFSITE,
        "在线数据每日巡查记录，一家企业一日一次，按数据日期计入",
        _checks(),
        _check,
        on="day",
    ),
    Figure(
        "offsite_anomalies",
        "在线数据异常",
        "次",
        OFFSITE,
        "巡查记录为异常的，按数据日期计入",
        _checks(abnormal=True),
        _check,
        on="day",
    ),
    Figure(
        "offsite_explained",
        "企业书面说明",
        "次",
        OFFSITE,
        "巡查异常后收到企业书面说明的，按数据日期计入",
        _checks(explanation_received_on__isnull=False),
        _check,
        on="day",
    ),
)
