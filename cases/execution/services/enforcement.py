"""Demand and application to the court (行政强制法 第35、36、53至58条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from cases import papers
from cases.execution.guards.enforcement import open_application
from cases.execution.reckoning import owed
from cases.execution.services import ripening
from cases.execution.services.clocks import refresh_court_clock
from cases.execution.services.serving import record_service
from cases.execution.windows import court_window
from cases.models import Case, CourtApplication, Demand
from cases.workflow import CASES


@transaction.atomic
def issue_demand(*, case: Case, actor, on: date | None = None) -> Demand:
    """催告书 with the exact amount of that day, surcharge included, and the sheet of its calculation."""
    on = on or today()
    with CASES.step(case, "issue_demand", actor=actor, on=on) as row:
        sums = owed(row.decision, on)
        demand = Demand(case=row, issued_on=on, principal=sums.principal, surcharge=sums.surcharge)
        demand.document = documents.issue(
            row, "demand", actor=actor, on=on, context=papers.demand(row, demand)
        )
        demand.full_clean(exclude=["case", "document"])
        demand.save()
        if sums.surcharge:
            sheet = papers.surcharge_sheet(row, sums)
            documents.issue(row, "surcharge_sheet", actor=actor, on=on, context=sheet)
    return demand


@transaction.atomic
def serve_demand(*, case: Case, actor, **service) -> Demand:
    """Served: the party may perform and defend itself for ten working days (代履行: three)."""
    CASES.require(case, "serve_demand", actor=actor)
    demand = case.demands.filter(served_on__isnull=True).last()
    served = record_service(document=demand.document, actor=actor, case=case, **service)
    data = {"demand": demand, "mode": served.mode}
    with CASES.step(case, "serve_demand", actor=actor, on=served.served_on, data=data) as row:
        ripening.serve(demand, row, served.served_on, actor)
    return demand


@transaction.atomic
def record_demand_defence(*, case: Case, actor, received_on: date, defence: str) -> Demand:
    """What the party brings forward against the demand (行政强制法 第36条)."""
    with CASES.step(case, "record_demand_defence", actor=actor, on=received_on, note=defence) as row:
        demand = row.demands.filter(served_on__isnull=False).last()
        if demand.defence_on:
            raise ValidationError("没有登记：这份催告已登记陈述申辩。补充的意见请写入复核。")
        if received_on < demand.issued_on:
            text = f"没有登记：收到日期早于催告书制发日期 {demand.issued_on}。请核对日期。"
            raise ValidationError({"received_on": text})
        demand.defence_on, demand.defence = received_on, defence
        demand.save()
    return demand


@transaction.atomic
def answer_demand_defence(*, case: Case, actor, answer: str, on: date | None = None) -> Demand:
    """Looked into and answered: before that nothing is enforced (行政强制法 第36条)."""
    on = on or today()
    with CASES.step(case, "answer_demand_defence", actor=actor, on=on, note=answer) as row:
        demand = row.demands.filter(defence_on__isnull=False, answered_on__isnull=True).last()
        demand.answered_on, demand.answered_by, demand.answer = on, actor, answer
        demand.full_clean(exclude=["case", "document"])
        demand.save()
    return demand


@transaction.atomic
def apply_court(*, case: Case, actor, target: str = "", on: date | None = None) -> CourtApplication:
    """强制执行申请书, signed by the head, inside the window; the window is kept with its arithmetic."""
    on = on or today()
    with CASES.step(case, "apply_court", actor=actor, on=on) as row:
        decision, sums = row.decision, owed(row.decision, on)
        window = court_window(decision, on)
        application = CourtApplication(
            case=row,
            demand=row.demands.filter(purpose=Demand.Purpose.COURT).last(),
            applied_on=on,
            signed_by=actor,
            court=decision.document.organ.court,
            principal=sums.principal,
            surcharge=sums.surcharge,
            target=target,
            opens_on=window.opens_on,
            closes_on=window.closes_on,
            basis=[list(step) for step in window.steps],
        )
        application.target = target or papers.target_text(application)
        context = papers.court_application(row, application)
        application.document = documents.issue(row, "court_application", actor=actor, on=on, context=context)
        application.full_clean(exclude=["case", "document", "demand"])
        application.save()
        if sums.surcharge:
            sheet = papers.surcharge_sheet(row, sums)
            documents.issue(row, "surcharge_sheet", actor=actor, on=on, context=sheet)
        timelimits.start(row, "court.accept", on=on, actor=actor)
    return application


def _note(case: Case, name: str, *, actor, on: date, note: str = "", **facts) -> CourtApplication:
    """Writes what the court did onto the open application."""
    with CASES.step(case, name, actor=actor, on=on, data=facts, note=note) as row:
        application = open_application(row)
        for field, value in facts.items():
            setattr(application, field, value)
        application.full_clean(exclude=["case", "document", "demand"])
        application.save()
        if name in ("court_declines", "court_rules"):
            refresh_court_clock(row, actor=actor, on=on)
    return application


def court_accepts(*, case: Case, actor, docket: str, on: date | None = None) -> CourtApplication:
    """Accepted: within five days (行政强制法 第56条)."""
    on = on or today()
    return _note(case, "court_accepts", actor=actor, on=on, accepted_on=on, docket=docket)


def court_declines(*, case: Case, actor, reason: str, on: date | None = None) -> CourtApplication:
    """Not accepted, with the court's reasons; a new application is open inside the window."""
    on = on or today()
    return _note(
        case, "court_declines", actor=actor, on=on, note=reason, declined_on=on, declined_reason=reason
    )


def court_rules(*, case: Case, actor, ruling: str, ruling_note: str, on: date | None = None):
    """准予 or 不准予 (行政强制法 第57、58条)."""
    on = on or today()
    return _note(
        case,
        "court_rules",
        actor=actor,
        on=on,
        note=ruling_note,
        ruled_on=on,
        ruling=ruling,
        ruling_note=ruling_note,
    )


def court_finishes(*, case: Case, actor, finished_note: str, on: date | None = None):
    """What came of it; money brought in is registered as a payment by way of the court."""
    on = on or today()
    return _note(
        case,
        "court_finishes",
        actor=actor,
        on=on,
        note=finished_note,
        finished_on=on,
        finished_note=finished_note,
    )
