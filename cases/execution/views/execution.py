"""Everything after the decision of one case on one page: service, money, enforcement, reviews and suits."""

from django.shortcuts import render

from bureau.access import reads
from bureau.dates import parse_date, today
from bureau.documents.models import IssuedDocument
from bureau.staff.roles import Role
from bureau.timelimits import services as timelimits
from cases.acts import CASE_DESK
from cases.execution.acts import ON_EXECUTION_PAGE
from cases.execution.reckoning import owed, refundable
from cases.execution.served import NEVER_SERVED, SERVED_BY_STEP
from cases.execution.windows import court_window
from cases.models import Decision, Remedy, Service
from cases.perms import case_for


@reads()
def execution(request, pk):
    """The page; `?on=` shows the surcharge of any day."""
    case = case_for(request.user, pk)
    day = parse_date(request.GET.get("on", "")) or today()
    decision = _decision(case)
    context = {
        "case": case,
        "today": today(),
        "on": day,
        "decision": decision,
        "offers": CASE_DESK.workflow.offers(case, request.user, among=ON_EXECUTION_PAGE),
        "may_import": request.user.has_role(Role.CLERK),
        "is_handler": case.is_handler(request.user),
        **_service(case),
    }
    if decision:
        context |= _money(decision, day) | _enforcement(case)
    return render(request, "cases/execution/page.html", context)


def _decision(case) -> Decision | None:
    """The decision with all the rows the reckoning reads, in a fixed number of queries."""
    rows = Decision.objects.filter(case=case).select_related("document__organ", "decided_by")
    return rows.prefetch_related(
        "payments__collected_by",
        "payments__recorded_by",
        "remissions__approved_by",
        "refunds__document",
        "deferrals__instalments",
        "deferrals__document",
        "remedies__following",
    ).first()


def _service(case) -> dict:
    services = case.services.select_related(
        "document", "receipt", "officer_a", "officer_b", "announcement__paper", "withdrawn_by"
    )
    standing = Service.objects.filter(withdrawn_on__isnull=True)
    unserved = IssuedDocument.objects.of(case).standing().exclude(type__in=NEVER_SERVED)
    return {
        "services": services,
        "attempts": case.service_attempts.select_related("document", "officer_a", "officer_b"),
        "announcements": case.announcements.select_related("document", "paper"),
        "addresses": case.service_addresses.select_related("document", "file"),
        "unserved": unserved.exclude(services__in=standing),
        "by_step": SERVED_BY_STEP,
    }


def _money(decision: Decision, day) -> dict:
    return {
        "sums": owed(decision, day),
        "refundable": refundable(decision),
        "window": court_window(decision, day),
        "rate": timelimits.rule_or_none("fine.surcharge", day, office=decision.case.office),
    }


def _enforcement(case) -> dict:
    return {
        "demands": case.demands.select_related("document", "answered_by"),
        "applications": case.court_applications.select_related("document", "signed_by"),
        "substitutions": case.substitutions.select_related("document", "supervisor", "order__document"),
        "remedies": Remedy.objects.filter(case=case).select_related("document"),
    }
