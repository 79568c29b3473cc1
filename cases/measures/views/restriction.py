"""限制生产、停产整治: list, one of them, proposing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from bureau.access import fills, reads
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.staff.roles import Role
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.acts import RESTRICTION_DESK
from cases.measures.forms.restriction import RestrictionForm
from cases.measures.listing import measure_export, measure_list, narrowed
from cases.measures.services.restriction import propose_restriction
from cases.models import Restriction
from cases.pages import dossier_page
from cases.perms import case_for, restriction_for
from cases.states import RestrictionState
from cases.views import add_service_errors, render_form, told

OPEN_RESTRICTIONS = tuple(
    s for s in RestrictionState if s not in (RestrictionState.FINISHED, RestrictionState.WITHDRAWN)
)


def _rows(request):
    return Restriction.objects.visible_to(request.user).select_related("case", "document")


def _late(rows):
    over = Clock.objects.overdue(today()).filter(dossier_kind="cases.restriction")
    return rows.filter(pk__in=over.values("dossier_id"))


@reads()
def restriction_list(request):
    """Measures under way, those past a term in a tab of their own."""
    rows = _rows(request)
    return measure_list(
        request,
        rows,
        states=RestrictionState,
        open_states=OPEN_RESTRICTIONS,
        late=_late(rows),
        template="cases/restriction/list.html",
        newest=("-proposed_on", "-pk"),
        late_label="超期",
    )


@reads()
def restriction_export(request):
    """The tab as CSV."""
    rows = _rows(request)
    asked = request.GET.get("state", "open")
    head = [
        "当事人",
        "措施",
        "情形",
        "案件",
        "决定书",
        "送达日期",
        "状态",
        "最近期限",
        "期限事项",
        "解除日期",
    ]
    found = narrowed(rows, asked, RestrictionState, OPEN_RESTRICTIONS, _late(rows))
    return measure_export("限产停产", head, found, _cells)


def _cells(row: Restriction) -> list:
    return [
        row.case.party_name,
        row.get_kind_display(),
        row.get_ground_display(),
        row.case.number,
        row.document.number if row.document else "",
        row.served_on or "",
        row.get_state_display(),
        row.next_due_on or "",
        row.next_due_label,
        row.released_on or "",
    ]


@reads()
def restriction_detail(request, pk):
    """One measure from proposal to follow-up."""
    row = restriction_for(request.user, pk)
    papers = IssuedDocument.objects.of(row.case).standing().filter(context__restriction=row.pk)
    return dossier_page(
        request,
        row,
        RESTRICTION_DESK,
        "cases/restriction/detail.html",
        hearing=getattr(row, "hearing", None),
        defences=row.defences.select_related("answered_by"),
        discussions=row.discussions.select_related("chair").prefetch_related("members"),
        checks=row.checks.select_related("officer_a", "officer_b"),
        documents=papers.prefetch_related("services").order_by("-issued_on", "-pk"),
        report_due=_report_due(row),
    )


def _report_due(row: Restriction):
    """The last day for the firm to report its completed correction (限产停产办法 第17条); None before it is done."""
    if row.rectified_on is None:
        return None
    return timelimits.due("limit.done.report", row.rectified_on, office=row.office).on


@fills(Role.OFFICER)
def restriction_add(request, pk):
    """提出限制生产、停产整治"""
    case = case_for(request.user, pk)
    form = RestrictionForm(request.POST or None, dossier=case, user=request.user)
    page = {
        "form": form,
        "title": "提出限制生产、停产整治",
        "dossier": case,
        "submit": "提交审查",
        "back": redirect("cases:case", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        row = propose_restriction(case=case, actor=request.user, **form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    messages.success(request, told(row, "提出限制生产、停产整治"))
    return redirect("cases:restriction", pk=row.pk)
