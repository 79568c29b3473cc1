"""Orders to correct: list, one of them, drafting."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from bureau.access import fills, reads
from bureau.dates import today
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import ORDER_DESK
from cases.measures import listed, rounds
from cases.measures.forms.order import OrderForm
from cases.measures.services.order import draft_order, party_of
from cases.models import CorrectionOrder
from cases.pages import dossier_page, state_list
from cases.perms import case_for, order_for
from cases.states import OrderState
from cases.views import render_form, told
from inspections.export import as_csv
from inspections.models import Finding

OPEN_ORDERS = (OrderState.DRAFTED, OrderState.ISSUED, OrderState.SERVED, OrderState.UNCORRECTED)


def _rows(user):
    return CorrectionOrder.objects.visible_to(user).select_related("violation", "document", "officer_a")


@reads()
def order_export(request):
    """All orders as CSV."""
    head = [
        "文号",
        "当事人",
        "违法行为",
        "状态",
        "签发",
        "送达",
        "最近复查",
        "复查情况",
        "改正期限",
        "承办人",
    ]
    rows = _rows(request.user).order_by("pk").iterator(chunk_size=2000)
    return as_csv(f"责令改正-{today()}", head, (_cells(row) for row in rows))


def _cells(row) -> list:
    return [
        row.document.number if row.document else "",
        row.party_name,
        row.violation.name,
        row.get_state_display(),
        row.issued_on or "",
        row.served_on or "",
        row.rechecked_on or "",
        row.recheck_result,
        row.correct_by,
        row.officer_a.name,
    ]


@reads()
def order_list(request):
    """Orders not yet corrected; with `late`, those whose re-inspection is overdue."""
    rows = _rows(request.user)
    if request.GET.get("late"):
        rows = rows.filter(state=OrderState.SERVED, next_due_on__lt=today())
    return state_list(request, rows, OrderState, OPEN_ORDERS, "cases/order/list.html", ("-created_at", "-pk"))


@reads()
def order_detail(request, pk):
    """One order with its re-inspection."""
    order = order_for(request.user, pk)
    return dossier_page(
        request,
        order,
        ORDER_DESK,
        "cases/order/detail.html",
        rechecks=list(order.rechecks.select_related("officer_a", "officer_b", "document")),
        chain=rounds.chain_of(order),
        listed=listed.listed(listed.DAILY, order.violation.code, order.served_on or today()),
        dailies=_dailies(order),
    )


def _dailies(order):
    """Daily penalties counted from this order."""
    found = order.daily_rounds.select_related("daily__case")
    return sorted({row.daily for row in found}, key=lambda daily: daily.pk)


def _draft(request, form, page, act):
    """The drafting of an order: form, refusals, or done."""
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        order = act(form.cleaned_data)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(order, "报请签发责令改正决定书"))
    return redirect("cases:order", pk=order.pk)


def _order_page(form, dossier, back):
    return {"form": form, "title": "责令改正违法行为", "dossier": dossier, "submit": "报请签发", "back": back}


@fills(Role.OFFICER)
def order_add(request, pk):
    """拟责令改正, in a case"""
    case = case_for(request.user, pk)
    form = OrderForm(request.POST or None, dossier=case, user=request.user)
    page = _order_page(form, case, redirect("cases:case", pk=pk).url)
    return _draft(request, form, page, lambda data: draft_order(case=case, actor=request.user, **data))


@fills(Role.OFFICER)
def finding_order(request, pk):
    """拟责令改正 directly after a visit, without a case"""
    finding = get_object_or_404(
        Finding.objects.visible_to(request.user).to_follow().select_related("task__enterprise"), pk=pk
    )
    form = OrderForm(
        request.POST or None, dossier=finding, user=request.user, initial={"facts": finding.description}
    )
    page = _order_page(form, finding.enterprise.name, redirect("cases:clues").url)
    party = party_of(finding.enterprise)

    def act(data):
        return draft_order(finding=finding, office=finding.task.office, actor=request.user, **party, **data)

    return _draft(request, form, page, act)
