"""The summary procedure (行政处罚法 第51–53条)."""

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal
from cases.models import Decision


def is_summary(case, context: Context):
    """Steps of the summary procedure only."""
    if case.procedure == case.Procedure.SUMMARY:
        return None
    return Refusal("本案适用普通程序，不能当场处罚。", "行政处罚法 第51条、第54条")


def limit_of(case, on):
    """The highest fine on the spot that day, in yuan, as a rule of the table."""
    key = "summary.limit.citizen" if case.party_is_citizen else "summary.limit.entity"
    return timelimits.rule(key, on, office=case.office)


def within_limit(case, context: Context):
    """行政处罚法 第51条: clear facts, a basis, a small fine or a warning."""
    fine, rule = context.data.get("fine"), limit_of(case, context.on)
    if fine is None or fine <= rule.value:
        return None
    return Refusal(
        f"罚款 {fine:,.2f} 元超过当场处罚限额 {rule.value:,.0f} 元。请按普通程序立案。", rule.citation
    )


def unreported(case, context: Context):
    """Reported once."""
    summary = getattr(case, "summary", None)
    if summary is None or summary.reported_on is None:
        return None
    return Refusal(f"已于 {summary.reported_on} 报备。", "行政处罚法 第52条第3款")


def cash_refusals(*, fine, ground: str, on, office) -> list[Refusal]:
    """行政处罚法 第68、69条: cash on the spot only up to the limit, or where later payment is hard."""
    rule = timelimits.rule("cash.limit", on, office=office)
    if ground != "small" or fine <= rule.value:
        return []
    return [
        Refusal(
            f"罚款 {fine:,.2f} 元超过当场收缴限额 {rule.value:,.0f} 元，须为事后难以执行或者边远地区当事人提出。",
            rule.citation,
        )
    ]


def punished_already(*, party: dict, violation, act_on, place: str, **facts) -> list[Refusal]:
    """行政处罚法 第29条: one act, one fine. The same party, violation, day and place is the same act, sent twice."""
    rows = Decision.objects.filter(
        kind=Decision.Kind.PENALTY,
        annulled_on__isnull=True,
        case__party_name=party["party_name"],
        case__violation=violation,
        case__act_on=act_on,
        case__place=place,
    )
    return [
        Refusal(
            f"同一当事人 {act_on} 在同一地点的同一违法行为已由《{found.document}》处罚，不得再次处罚。",
            "行政处罚法 第29条",
            reverse("cases:case", args=[found.case_id]),
            "看原案件",
        )
        for found in rows.select_related("document")[:1]
    ]
