"""Suspending, resuming and terminating an investigation (办法 第35、36条)."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from cases.clocks import alive_clock
from cases.investigation.papers.approvals import suspension_approval, termination_approval
from cases.models import Case, Suspension, Termination
from cases.workflow import CASES


@transaction.atomic
def suspend(
    *, case: Case, actor, ground: str, reason: str, opinion: str = "同意中止调查。", on: date | None = None
) -> Suspension:
    """The head approves; the clock of the case stands still from that day and nothing goes on."""
    on = on or today()
    with CASES.step(case, "suspend", actor=actor, on=on, data={"ground": ground}, note=reason) as row:
        made = Suspension(case=row, ground=ground, reason=reason, suspended_on=on, approved_by=actor)
        made.document = documents.issue(
            row,
            "suspension_approval",
            actor=actor,
            on=on,
            context=suspension_approval(row, made, opinion=opinion, on=on),
        )
        made.save()
        if alive_clock(row, "case.limit"):
            timelimits.stop(
                row, "case.limit", on=on, reason=made.get_ground_display(), document=str(made.document)
            )
    return made


@transaction.atomic
def resume(*, case: Case, actor, reason: str, on: date | None = None) -> Suspension:
    """The ground is gone: the clock runs on from the day after."""
    on = on or today()
    with CASES.step(case, "resume", actor=actor, on=on, note=reason) as row:
        made = row.open_suspension
        made.resumed_on, made.resumed_by, made.resume_reason = on, actor, reason
        made.save()
        clock = alive_clock(row, "case.limit")
        if clock and clock.state == clock.State.STOPPED:
            timelimits.resume(row, "case.limit", on=on)
    return made


@transaction.atomic
def terminate(
    *,
    case: Case,
    actor,
    reason: str,
    ground: str = Termination.Ground.OTHER,
    opinion: str = "同意终止调查。",
    on: date | None = None,
) -> Case:
    """终止调查 with its approval form (办法 第36条)."""
    on = on or today()
    with CASES.step(case, "terminate", actor=actor, on=on, data={"ground": ground}, note=reason) as row:
        made = Termination(case=row, ground=ground, reason=reason, terminated_on=on, approved_by=actor)
        made.document = documents.issue(
            row,
            "termination_approval",
            actor=actor,
            on=on,
            context=termination_approval(row, made, opinion=opinion, on=on),
        )
        made.save()
        row.end_reason = reason
    return row
