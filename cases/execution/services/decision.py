"""Service of the decision: the day the payment term begins."""

from django.db import transaction

from bureau.timelimits import services as timelimits
from cases.execution.services.clocks import refresh_court_clock
from cases.execution.services.serving import record_service
from cases.models import Case, Decision
from cases.workflow import CASES


@transaction.atomic
def serve_decision(*, case: Case, actor, **service) -> Decision:
    """The party has received the decision: the fifteen days of payment begin (行政处罚法 第67条).

    With them the clock of the application to the court: the term to sue, then three months (行政强制法 第53条).
    """
    CASES.require(case, "serve_decision", actor=actor)
    decision = case.decision
    served = record_service(document=decision.document, actor=actor, case=case, **service)
    with CASES.step(
        case, "serve_decision", actor=actor, on=served.served_on, data={"mode": served.mode}
    ) as row:
        decision.served_on = served.served_on
        if decision.due_amount:
            clock = timelimits.start(row, "fine.pay", on=served.served_on, actor=actor)
            decision.pay_until = clock.due_on
        decision.save()
        refresh_court_clock(row, actor=actor, on=served.served_on)
    return decision
