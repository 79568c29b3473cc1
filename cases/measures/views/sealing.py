"""Sealing and seizure: list, one of them, applying, sealing on the spot."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone

from bureau.access import fills, reads
from bureau.dates import today
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import SEALING_DESK
from cases.measures.forms.items import blank_rows, bound_rows, typed_rows
from cases.measures.forms.sealing import AtOnceForm, SealingForm
from cases.measures.guards.sealing import emergency_deadline, has_lapsed
from cases.measures.listing import measure_export, measure_list, narrowed
from cases.measures.services.sealing import apply_for_sealing, seal_at_once
from cases.models import Sealing
from cases.pages import dossier_page
from cases.perms import case_for, sealing_for
from cases.states import SealingState
from cases.views import add_service_errors, told

OPEN_SEALINGS = (SealingState.EMERGENCY, SealingState.APPLIED, SealingState.APPROVED, SealingState.IN_FORCE)


def _rows(request):
    return Sealing.objects.visible_to(request.user).select_related("case", "officer_a")


@reads()
def sealing_list(request):
    """Measures in force or asked for; those past their term in a tab of their own (fatal error 25)."""
    rows = _rows(request)
    return measure_list(
        request,
        rows,
        states=SealingState,
        open_states=OPEN_SEALINGS,
        late=rows.lapsed(today()),
        template="cases/sealing/list.html",
        newest=("-applied_on", "-pk"),
        late_label="到期未解除",
    )


@reads()
def sealing_export(request):
    """The tab as CSV."""
    rows = _rows(request)
    asked = request.GET.get("state", "open")
    head = ["当事人", "措施", "地点", "案件", "情形", "实施日期", "状态", "最近期限", "期限事项", "解除日期"]
    found = narrowed(rows, asked, SealingState, OPEN_SEALINGS, rows.lapsed(today()))
    return measure_export("查封扣押", head, found, _cells)


def _cells(row: Sealing) -> list:
    return [
        row.case.party_name,
        row.get_kind_display(),
        row.place,
        row.case.number,
        row.get_ground_display(),
        row.sealed_on or "",
        row.get_state_display(),
        row.next_due_on or "",
        row.next_due_label,
        row.released_on or "",
    ]


@reads()
def sealing_detail(request, pk):
    """One measure: list, scene record, testing, requests, goods, papers; what is wrong with it stands on top."""
    sealing = sealing_for(request.user, pk)
    emergency = sealing.state == SealingState.EMERGENCY
    deadline = emergency_deadline(sealing) if emergency else None
    return dossier_page(
        request,
        sealing,
        SEALING_DESK,
        "cases/sealing/detail.html",
        items=sealing.items.all(),
        lapsed=has_lapsed(sealing, today()),
        deadline=deadline,
        too_late=emergency and timezone.now() > deadline,
        scene=getattr(sealing, "scene", None),
        goods=getattr(sealing, "goods", None),
        testings=sealing.testings.select_related("document"),
        requests=sealing.requests.select_related("answered_by"),
        breaches=sealing.breaches.select_related("officer_a", "officer_b"),
        discussions=sealing.discussions.select_related("chair").prefetch_related("members"),
        documents=sealing.papers().order_by("-issued_on", "-pk"),
    )


@fills(Role.OFFICER)
def sealing_add(request, pk):
    """申请查封、扣押"""

    def act(case, data, items):
        return apply_for_sealing(case=case, actor=request.user, items=items, **data)

    return _with_items(request, pk, SealingForm, "申请查封、扣押", "报请批准", act)


@fills(Role.OFFICER)
def sealing_at_once(request, pk):
    """情况紧急，当场查封、扣押"""

    def act(case, data, items):
        return seal_at_once(case=case, actor=request.user, items=items, **data)

    return _with_items(request, pk, AtOnceForm, "登记当场查封、扣押", "登记当场实施，24 小时内补办批准", act)


def _with_items(request, pk, form_class, title: str, submit: str, act):
    case = case_for(request.user, pk)
    page = {"case": case, "title": title, "submit": submit, "refused": None}
    editing = {"add_row", "drop_row"} & set(request.POST)
    if request.method != "POST" or editing:
        return _unsent(request, form_class, case, page)
    form = form_class(request.POST, dossier=case, user=request.user)
    rows = bound_rows(request.POST)
    if form.is_valid() & rows.is_valid():
        try:
            items = [row for row in rows.cleaned_data if row]
            sealing = act(case, form.cleaned_data, items)
        except Refused as refused:
            page["refused"] = refused
        except ValidationError as error:
            add_service_errors(form, error)
        else:
            messages.success(request, told(sealing, title))
            return redirect("cases:sealing", pk=sealing.pk)
    status = 409 if page["refused"] else 422
    return render(request, "cases/sealing/form.html", {**page, "form": form, "rows": rows}, status=status)


def _unsent(request, form_class, case, page):
    """The form before it is sent: empty, or with a row of the list added or taken out."""
    typed = request.POST
    drop = typed.get("drop_row", "")
    rows = typed_rows(typed, int(drop) if drop.isdigit() else None)
    form = form_class(dossier=case, user=request.user, initial=typed.dict() if typed else None)
    rows = blank_rows(rows, more=3 if "add_row" in typed or not typed else 0)
    return render(request, "cases/sealing/form.html", {**page, "form": form, "rows": rows})
