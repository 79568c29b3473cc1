"""The list of cases, one case, its export."""

from django.shortcuts import render

from bureau.access import reads
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.paging import page_of
from bureau.record.models import Chain, Entry
from bureau.timelimits.models import Clock
from cases.acts import CASE_DESK
from cases.file.listing import CaseList, case_clocks
from cases.file.stages import stages
from cases.intake.views.clue import REGISTERS
from cases.perms import case_for
from inspections.export import as_csv

RECENT_ENTRIES = 12
MOST_DOCUMENTS = 60


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
    """Everything about one case on one page."""
    case = case_for(request.user, pk)
    day = today()
    offers = CASE_DESK.offers(case, request.user)
    sealings, orders = list(case.sealings.all()), list(case.orders.select_related("document"))
    clocks = [c for rows in ([case], sealings, orders) for c in Clock.objects.of_all(rows)] if case.pk else []
    documents = IssuedDocument.objects.of(case).select_related("service").order_by("-issued_on", "-pk")
    chain = Chain.objects.of(case).first()
    context = {
        "case": case,
        "today": day,
        "offers": offers,
        "stages": stages(case, day),
        "sealings": sealings,
        "orders": orders,
        "clocks": [(clock, clock.left(day)) for clock in clocks],
        "documents": documents[:MOST_DOCUMENTS],
        "document_count": documents.count(),
        "evidence": case.evidence.select_related("file", "collected_by", "second_collector"),
        "reviews": case.reviews.select_related("reviewer"),
        "legal_reviews": case.legal_reviews.select_related("reviewer"),
        "discussions": case.discussions.select_related("chair").prefetch_related("members"),
        "defences": case.defences.select_related("answered_by"),
        "chain": chain,
        "entries": Entry.objects.of(case).order_by("-sequence")[:RECENT_ENTRIES],
        "is_handler": case.is_handler(request.user),
        "may_answer": request.user.has_role(*CASE_DESK.transition("answer_defence").roles),
        "measure_count": len(sealings) + len(orders),
        **{name: getattr(case, name, None) for name in ("proposal", "notice", "hearing", "decision")},
    }
    context["payments"] = list(case.decision.payments.all()) if context["decision"] else []
    return render(request, "cases/case/detail.html", context)


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
