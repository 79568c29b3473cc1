"""What this room shows on an enterprise's page, and what it knows against listing the enterprise."""

from datetime import date

from django.urls import reverse

from bureau.workflow import Refusal
from cases.models import Case, Complaint, CorrectionOrder, Decision
from inspections.related import Row, register, register_objection

SHOWN = 20
CLEAN_YEARS = 2  # 正面清单: usually two years without violation or penalty


def _cases(enterprise, user):
    rows = (
        Case.objects.visible_to(user)
        .filter(enterprise=enterprise)
        .select_related("violation")
        .order_by("-pk")
    )
    return "处罚案件", [
        Row(
            f"{case.number or '待立案'} {case.violation.name}",
            reverse("cases:case", args=[case.pk]),
            case.state_label,
            case.filed_on,
        )
        for case in rows[:SHOWN]
    ]


def _orders(enterprise, user):
    rows = CorrectionOrder.objects.visible_to(user).filter(enterprise=enterprise).select_related("document")
    return "责令改正", [
        Row(
            str(order.document or order),
            reverse("cases:order", args=[order.pk]),
            order.state_label,
            order.issued_on,
        )
        for order in rows.order_by("-pk")[:SHOWN]
    ]


def _complaints(enterprise, user):
    rows = (
        Complaint.objects.visible_to(user).filter(clue__enterprise=enterprise).order_by("-received_on", "-pk")
    )
    return "投诉举报", [
        Row(
            f"{complaint.number} {complaint.get_channel_display()}",
            reverse("cases:complaint", args=[complaint.pk]),
            complaint.state_label,
            complaint.received_on,
        )
        for complaint in rows[:SHOWN]
    ]


def _punished_lately(enterprise, on: date):
    since = on.replace(year=on.year - CLEAN_YEARS, day=min(on.day, 28))
    last = (
        Decision.objects.filter(
            case__enterprise=enterprise, kind=Decision.Kind.PENALTY, decided_on__range=(since, on)
        )
        .select_related("document")
        .order_by("-decided_on")
        .first()
    )
    if last is None:
        return None
    return Refusal(
        f"近 {CLEAN_YEARS} 年内受过行政处罚（{last.document.number}，{last.decided_on}）。",
        "正面清单意见（10 号）",
        reverse("cases:case", args=[last.case_id]),
        "看案件",
    )


register(_cases)
register(_orders)
register(_complaints)
register_objection(_punished_lately)
