"""Sealing and orders to correct: lists, one of them, applying, drafting."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import fills, reads
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.acts import ORDER_DESK, SEALING_DESK
from cases.forms.measures import OrderForm, SealingForm
from cases.listing import nearest_clocks
from cases.models import CorrectionOrder, Sealing
from cases.perms import case_for, order_for, sealing_for
from cases.services.order import draft_order, party_of
from cases.services.sealing import apply_for_sealing
from cases.states import OrderState, SealingState
from cases.views.act import render_form, told
from inspections.models import Finding

OPEN_SEALINGS = (SealingState.APPLIED, SealingState.APPROVED, SealingState.IN_FORCE)
OPEN_ORDERS = (OrderState.DRAFTED, OrderState.ISSUED, OrderState.SERVED, OrderState.UNCORRECTED)


def _measure_list(request, rows, states, open_states, template, newest):
    state = request.GET.get("state", "open")
    if state == "open":
        rows = rows.filter(state__in=open_states)
    elif state in states.values:
        rows = rows.filter(state=state)
    page = page_of(request, rows, key=("next_due_on", "pk") if state == "open" else newest)
    context = {
        "page": page,
        "clocks": nearest_clocks(page.rows),
        "state": state,
        "states": states.choices,
        "today": today(),
    }
    return render(request, template, context)


@reads()
def sealing_list(request):
    """Measures in force or asked for."""
    rows = Sealing.objects.visible_to(request.user).select_related("case", "officer_a")
    return _measure_list(
        request, rows, SealingState, OPEN_SEALINGS, "cases/sealing/list.html", ("-applied_on", "-pk")
    )


@reads()
def order_list(request):
    """Orders not yet corrected."""
    rows = CorrectionOrder.objects.visible_to(request.user).select_related(
        "violation", "document", "officer_a"
    )
    return _measure_list(
        request, rows, OrderState, OPEN_ORDERS, "cases/order/list.html", ("-created_at", "-pk")
    )


def _detail(request, dossier, desk, template, **more):
    day = today()
    context = {
        desk.kind: dossier,
        "offers": desk.offers(dossier, request.user),
        "today": day,
        "clocks": [(c, c.left(day)) for c in Clock.objects.of(dossier)],
        "entries": Entry.objects.of(dossier).order_by("-sequence"),
        **more,
    }
    return render(request, template, context)


@reads()
def sealing_detail(request, pk):
    """One measure with its list."""
    sealing = sealing_for(request.user, pk)
    return _detail(request, sealing, SEALING_DESK, "cases/sealing/detail.html", items=sealing.items.all())


@reads()
def order_detail(request, pk):
    """One order with its re-inspection."""
    order = order_for(request.user, pk)
    papers = IssuedDocument.objects.of(order.case or order).filter(pk=order.document_id)
    return _detail(request, order, ORDER_DESK, "cases/order/detail.html", papers=papers)


@fills(Role.OFFICER)
def sealing_add(request, pk):
    """申请查封、扣押"""
    case = case_for(request.user, pk)
    form = SealingForm(request.POST or None, dossier=case, user=request.user)
    page = {
        "form": form,
        "title": "申请查封、扣押",
        "dossier": case,
        "submit": "报请批准",
        "back": redirect("cases:case", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        sealing = apply_for_sealing(case=case, actor=request.user, **form.cleaned_data)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(sealing, "报请查封、扣押"))
    return redirect("cases:sealing", pk=sealing.pk)


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
