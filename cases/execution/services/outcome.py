"""What the result of a review or suit does to the case: money, publication, enforcement."""

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases.clocks import alive_clock
from cases.execution.reckoning import standing_due, undone
from cases.execution.services.clocks import end_payment_clocks, refresh_court_clock
from cases.models import Case, Decision, Remedy

PUBLISH, WITHDRAW = "publish.penalty", "publish.withdraw"
CHANGING = (Remedy.Outcome.QUASH, Remedy.Outcome.VARY, Remedy.Outcome.ILLEGAL)


def apply_outcome(remedy: Remedy, *, actor) -> None:
    """A changed decision leaves the public within three working days; a quashed one is neither paid nor enforced."""
    case = Case.objects.get(pk=remedy.case_id)
    decision = Decision.objects.get(pk=remedy.decision_id)
    if remedy.outcome in CHANGING:
        _leave_public(case, remedy, actor)
    if undone(decision):
        end_payment_clocks(case, f"决定已{remedy.get_outcome_display()}")
        return
    if remedy.outcome == Remedy.Outcome.VARY and decision.paid_amount >= standing_due(decision):
        end_payment_clocks(case, "变更后的罚款已缴清")
        return
    refresh_court_clock(case, actor=actor)


def _leave_public(case: Case, remedy: Remedy, actor) -> None:
    """行政处罚法 第48条第2款: published, so withdrawn and explained; not yet published, so not published any more."""
    why = f"决定已{remedy.get_outcome_display()}"
    if alive_clock(case, PUBLISH):
        if remedy.outcome != Remedy.Outcome.VARY:
            timelimits.cancel(case, PUBLISH, why)
    elif Clock.objects.of(case).filter(key=PUBLISH, state=Clock.State.MET).exists():
        timelimits.start(case, WITHDRAW, on=remedy.effective_on, actor=actor)
