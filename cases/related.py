"""What this room shows on an enterprise's page, and what it knows against listing the enterprise."""

from datetime import date

from django.urls import reverse

from bureau.staff.roles import Role
from cases.models import Case, Clue, Complaint, CorrectionOrder, Decision
from cases.states import OrderState
from inspections.models import Finding
from inspections.related import Row, register, register_followup, register_record

SHOWN = 20


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


def _followups(findings, user) -> dict[int, list[Row]]:
    """Orders and clues made of findings; for those that wait, the steps that are open to the person."""
    keys, found = [finding.pk for finding in findings], {}
    for order in CorrectionOrder.objects.visible_to(user).filter(finding__in=keys).select_related("document"):
        row = Row(str(order.document or order), reverse("cases:order", args=[order.pk]), order.state_label)
        found.setdefault(order.finding_id, []).append(row)
    for clue in Clue.objects.visible_to(user).filter(finding__in=keys):
        row = Row(f"线索 {clue.number}", reverse("cases:clue", args=[clue.pk]), clue.state_label)
        found.setdefault(clue.finding_id, []).append(row)
    waiting = Finding.objects.filter(pk__in=keys).to_follow().filter(clues__isnull=True, orders__isnull=True)
    for finding in waiting:
        found[finding.pk] = _open_steps(finding, user)
    return found


def _open_steps(finding, user) -> list[Row]:
    steps = []
    if finding.handling == Finding.Handling.ORDER and user.has_role(Role.OFFICER):
        steps.append(Row("拟责令改正", reverse("cases:finding-order", args=[finding.pk]), to_do=True))
    if user.has_role(Role.OFFICER, Role.CLERK, Role.LEADER):
        address = f"{reverse('cases:clue-add')}?finding={finding.pk}"
        steps.append(Row("登记线索", address, to_do=True))
    return steps


def _penalties(enterprise, since: date, on: date) -> list[Row]:
    """Penalty decisions of the period that stand."""
    rows = Decision.objects.filter(
        case__enterprise=enterprise,
        kind=Decision.Kind.PENALTY,
        decided_on__range=(since, on),
        annulled_on__isnull=True,
    ).select_related("document")
    return [
        Row(f"受过行政处罚 {d.document.number}", reverse("cases:case", args=[d.case_id]), day=d.decided_on)
        for d in rows.order_by("-decided_on")
    ]


def _violations(enterprise, since: date, on: date) -> list[Row]:
    """Orders to correct of the period: a violation was found, whatever became of it."""
    rows = CorrectionOrder.objects.filter(enterprise=enterprise, issued_on__range=(since, on))
    rows = rows.exclude(state=OrderState.WITHDRAWN).select_related("document")
    return [
        Row(
            f"责令改正 {order.document.number if order.document else order}",
            reverse("cases:order", args=[order.pk]),
            day=order.issued_on,
        )
        for order in rows.order_by("-issued_on")
    ]


register(_cases)
register(_orders)
register(_complaints)
register_followup(_followups)
register_record("unpunished", _penalties)
register_record("lawful", _violations)
