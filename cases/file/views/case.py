"""The list of cases, one case, its export."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bureau.access import reads
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Chain, Entry
from bureau.staff.roles import Role
from cases import sections
from cases.acts import CASE_DESK
from cases.file.listing import CaseList, case_clocks
from cases.file.sections import TABS
from cases.file.stages import stages
from cases.file.steps_of import next_steps
from cases.intake.views.clue import REGISTERS
from cases.perms import case_for
from inspections.export import as_csv


@reads()
def case_list(request):
    """Cases by nearest statutory date."""
    asked = CaseList(request)
    rows = asked.filtered().for_list()
    page = page_of(request, rows, key=asked.key)
    clocks = case_clocks(page.rows)
    context = {
        "asked": asked,
        "page": page,
        "clocks": clocks,
        "today": today(),
        "states": CASE_DESK.workflow.states.choices,
        "may_register": request.user.has_role(*REGISTERS),
        "may_punish": request.user.has_role(Role.OFFICER),
    }
    return render(request, "cases/case/list.html", context)


@reads()
def case_export(request):
    """The filtered list as CSV (UTF-8 with BOM, which spreadsheet programs need)."""
    asked = CaseList(request)
    head = ["立案号", "当事人", "案由", "阶段", "立案日期", "最近期限", "期限事项", "承办人"]
    rows = asked.filtered().for_list().order_by("pk").iterator(chunk_size=2000)
    return as_csv(f"案件-{today()}", head, (_cells(case) for case in rows))


def _cells(case) -> list:
    return [
        case.number,
        case.party_name,
        case.violation.name,
        case.get_state_display(),
        case.filed_on or "",
        case.next_due_on or "",
        case.next_due_label,
        case.handler.name,
    ]


@reads()
def case_detail(request, pk):
    """One case: head, procedure, and the tab asked for (`?tab=documents`). Script fetches tabs without the head."""
    case = case_for(request.user, pk)
    view = sections.view_of(request, case)
    if request.GET.get("panel"):
        return _one_panel(view, request.GET["panel"])
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "overview"
    panels = sections.panels_of(tab, case)
    context = {
        "case": case,
        "today": view.day,
        "tab": tab,
        "tabs": sections.tabs(view),
        "main": [sections.placed(panel, view) for panel in panels if not panel.side],
        "side": [sections.placed(panel, view) for panel in panels if panel.side],
        **(_offers(case, request.user) if tab == "steps" else {}),
    }
    if request.htmx and request.htmx.target == "sections":
        return render(request, "cases/case/_sections.html", context)
    return render(request, "cases/case/page.html", {**context, "stages": stages(case, view.day)})


def _one_panel(view, key: str):
    """A lazy panel by itself."""
    panel = next((p for p in sections.PANELS if p.lazy and p.key == key and p.when(view.case)), None)
    if panel is None:
        raise Http404
    return HttpResponse(sections.drawn(panel, view))


@reads()
def case_steps(request, pk):
    """What this person can do now and what is missing: asked after the page, because every rule is gone through."""
    case = case_for(request.user, pk)
    if not request.htmx:
        return redirect(f"{reverse('cases:case', args=[pk])}?tab=steps")
    return render(request, "cases/case/_offers.html", _offers(case, request.user))


def _offers(case, user) -> dict:
    return {"case": case, "offers": CASE_DESK.offers(case, user), "others": next_steps(case, user)}


@reads()
def case_record(request, pk):
    """The whole process record of a case."""
    case = case_for(request.user, pk)
    page = page_of(request, Entry.objects.of(case), key=("-sequence", "-pk"), size=100)
    return render(
        request,
        "cases/case/record.html",
        {"case": case, "page": page, "chain": Chain.objects.of(case).first()},
    )
