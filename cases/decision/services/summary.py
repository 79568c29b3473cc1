"""当场处罚: clue, case, decision and handing over in one act on the spot (行政处罚法 第51–53条)."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.law.services import issuing_organ
from bureau.timelimits import services as timelimits
from bureau.workflow import Refused
from cases.decision.guards.summary import cash_refusals, punished_already
from cases.decision.papers.summary import spot_decision
from cases.decision.services.decision import leave_positive_list
from cases.intake.services.clue import PARTY_FIELDS, register_clue
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import Case, Decision, PenaltyItem, Proposal, SummaryPenalty
from cases.workflow import CASES, CLUES


@transaction.atomic
def decide_on_the_spot(
    *,
    actor,
    officer_b,
    office,
    basis,
    fine: Decimal,
    party: dict,
    spot: dict,
    on: date | None = None,
    warning: bool = False,
    duty_articles: str = "",
    reasons: str = "违法事实确凿，情节轻微，当场作出处罚。",
    **facts,
) -> Decision:
    """Two certified officers punish on the spot. `facts`: violation, act_on, place, facts; `spot`: fields of
    `SummaryPenalty`. Refused above the limit of the day, for cash that may not be taken, for an act punished before."""
    on = on or today()
    refuse_uncertified("当场处罚", on, actor, officer_b)
    if refusals := cash_refusals(fine=fine, ground=spot.get("cash_ground", ""), on=on, office=office):
        raise Refused("当场收缴罚款", refusals)
    if refusals := punished_already(party=party, **facts):
        raise Refused("当场处罚", refusals)
    case = _open(actor, officer_b, office, party, on, facts)
    _propose(case, basis, fine, warning, duty_articles, reasons)
    with CASES.step(case, "decide_on_the_spot", actor=actor, on=on, data={"fine": fine}) as row:
        organ = issuing_organ(on)
        decision = _decision(row, actor, on, fine, warning, reasons, spot)
        summary = SummaryPenalty(case=row, form_number="", **spot)
        decision.document = documents.issue(
            row,
            "spot_decision",
            actor=actor,
            on=on,
            context=spot_decision(row, decision, summary),
            organ=organ,
        )
        summary.form_number = row.number = decision.document.number
        summary.full_clean(exclude=["case"])
        summary.save()
        if decision.due_amount:
            decision.pay_until = timelimits.start(row, "fine.pay", on=on, actor=actor).due_on
        decision.full_clean(exclude=["case", "notice", "document"])
        decision.save()
        row.decided_on = on
        if warning:
            decision.items.create(kind=PenaltyItem.Kind.WARNING)
        leave_positive_list(row, decision, actor)
    return decision


def _open(actor, officer_b, office, party, on, facts) -> Case:
    clue = register_clue(
        actor=actor, office=office, source="inspection", received_on=on, content=facts["facts"], **party
    )
    with CLUES.step(clue, "punish_on_spot", actor=actor, on=on) as clue:
        clue.decided_on, clue.checked_by, clue.check_result = on, actor, "当场处罚"
    return Case.objects.create(
        **{name: getattr(clue, name) for name in PARTY_FIELDS},
        **facts,
        clue=clue,
        office=office,
        created_by=actor,
        procedure=Case.Procedure.SUMMARY,
        handler=actor,
        co_handler=officer_b,
    )


def _propose(case, basis, fine, warning, duty_articles, reasons) -> None:
    """A warning alone leaves the range of fines aside (行政处罚法 第51条: 或者警告)."""
    limits = basis.range() if fine else None
    proposal = Proposal(
        case=case,
        basis=basis,
        fine=fine,
        reasons=reasons,
        duty_articles=duty_articles,
        range_min=limits.low if limits else None,
        range_max=limits.high if limits else None,
    )
    proposal.full_clean(exclude=["case"])
    proposal.save()


def _decision(case, actor, on, fine, warning, reasons, spot) -> Decision:
    answer = f"经复核：{spot['answer']}" if spot.get("answer") else ""
    return Decision(
        case=case,
        kind=Decision.Kind.PENALTY,
        on_the_spot=True,
        decided_on=on,
        decided_by=actor,
        fine=fine,
        warning=warning,
        outcome=Proposal.Outcome.NORMAL,
        reasons=reasons,
        defence_handling=f"当场告知后，当事人陈述申辩情况：{spot['defence']}{answer}",
        served_on=on,
    )


@transaction.atomic
def report_summary(*, case: Case, actor, on: date | None = None) -> SummaryPenalty:
    """The officers report the decision to the organ within three working days."""
    on = on or today()
    with CASES.step(case, "report_summary", actor=actor, on=on) as row:
        summary = row.summary
        summary.reported_on = on
        summary.save(update_fields=["reported_on"])
    return summary
