"""Opening a daily penalty (按日连续处罚): a further case on its original, with the days counted and the sum."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from cases.intake.services.clue import PARTY_FIELDS
from cases.investigation.services.officers import appoint, refuse_uncertified
from cases.measures import listed, rounds
from cases.measures.daily_days import total
from cases.measures.services import evidence
from cases.models import Case, CorrectionOrder, DailyPenalty, DailyRound, Proposal
from cases.states import CaseState
from cases.wording.daily import counted_facts, counted_reasons
from cases.workflow import ORDERS

STILL_COUNTING = (CaseState.FILING, CaseState.INVESTIGATING)


@transaction.atomic
def open_daily(*, order: CorrectionOrder, actor, co_handler, on: date | None = None) -> Case:
    """Opens the case, or adds new refusals to one not yet reviewed; then it runs the whole procedure (第15、17条).

    Raises Refused with everything missing: original decision, orders, re-inspections in time, acts of the list.
    """
    on = on or today()
    refuse_uncertified("启动按日连续处罚", on, actor, co_handler, case=order.case)
    with ORDERS.step(order, "open_daily", actor=actor, on=on) as row:
        fresh = [judged for judged in rounds.of_chain(row) if judged.counts]
        daily = _still_counting(row.case) or _new(row.case, actor, co_handler, fresh, on)
        for judged in fresh:
            _count(daily, judged)
        _sum_up(daily)
    record.append(
        row.case,
        actor=actor,
        verb="open_daily",
        label="启动按日连续处罚",
        on=on,
        legal=True,
        data={"daily": daily.case_id, "days": daily.days, "amount": daily.amount},
    )
    return daily.case


def count_anew(*, daily: DailyPenalty, case: Case) -> DailyPenalty:
    """The same refusals counted for a case made anew: original decision, rounds, cycle, sum and proposal."""
    facts = (
        "original_decision",
        "original_decided_on",
        "original_fine",
        "opened_on",
        "cycle",
        "days",
        "amount",
    )
    anew = DailyPenalty.objects.create(case=case, **{name: getattr(daily, name) for name in facts})
    for row in daily.rounds.all():
        row.pk, row.daily = None, anew
        row._state.adding = True
        row.save()
    _sum_up(anew)
    return anew


def _still_counting(original: Case) -> DailyPenalty | None:
    rows = DailyPenalty.objects.select_for_update(of=("self",)).select_related("case")
    return rows.filter(case__original=original, case__state__in=STILL_COUNTING).first()


def _new(original: Case, actor, co_handler, fresh, on: date) -> DailyPenalty:
    decision = original.decision
    article = listed.listed(listed.DAILY, original.violation.code, fresh[0].order.served_on)
    case = Case.objects.create(
        **{name: getattr(original, name) for name in PARTY_FIELDS},
        procedure=Case.Procedure.DAILY,
        original=original,
        clue=original.clue,
        office=original.office,
        violation=original.violation,
        place=original.place,
        act_on=fresh[0].span.first,
        act_until=fresh[-1].recheck.on,
        facts="待计算",
        consequence=original.consequence,
        created_by=actor,
        handler=actor,
        co_handler=co_handler,
    )
    appoint(case, since=on)
    record.append(
        case,
        actor=actor,
        verb="request_filing",
        label="报请立案：按日连续处罚",
        on=on,
        data={"original": original.number, "article": article.article if article else ""},
    )
    earlier = DailyPenalty.objects.filter(case__violation=original.violation, **_same_party(original))
    return DailyPenalty.objects.create(
        case=case,
        original_decision=decision,
        original_decided_on=decision.decided_on,
        original_fine=decision.fine,
        opened_on=on,
        cycle=earlier.values("case__original").distinct().count() + 1,
        days=1,
        amount=decision.fine,
    )


def _same_party(original: Case) -> dict:
    """Cycles are counted over the earlier originals of the same party (第18条)."""
    if original.party_code:
        return {"case__party_code": original.party_code}
    return {"case__party_name": original.party_name}


def _count(daily: DailyPenalty, judged) -> None:
    row = DailyRound(
        daily=daily,
        order=judged.order,
        recheck=judged.recheck,
        served_on=judged.order.served_on,
        due_on=judged.recheck.due_on,
        found_on=judged.recheck.on,
    )
    row.full_clean(exclude=["daily", "order", "recheck"])
    row.save()
    if daily.rounds.count() == 1:
        evidence.of_decision(daily.case, daily.original_decision, judged.recheck)
    evidence.of_order(daily.case, judged.recheck)
    evidence.of_recheck(daily.case, judged.recheck)


def _sum_up(daily: DailyPenalty) -> None:
    """Days, sum, facts and the proposal with its range of one point: the computed sum (第17、19条)."""
    spans = [row.span for row in daily.rounds.all()]
    counted = total(spans, daily.original_fine)
    daily.days, daily.amount = counted.count, counted.amount
    daily.save()
    case = daily.case
    case.act_on, case.act_until = counted.days[0], counted.days[-1]
    case.facts = counted_facts(daily)
    case.save(update_fields=["act_on", "act_until", "facts"])
    Proposal.objects.update_or_create(
        case=case,
        defaults={
            "basis": case.original.proposal.basis,
            "duty_articles": case.original.proposal.duty_articles,
            "law_choice_reason": case.original.proposal.law_choice_reason,
            "outcome": Proposal.Outcome.NORMAL,
            "factors": [],
            "reasons": counted_reasons(daily),
            "range_min": counted.amount,
            "range_max": counted.amount,
            "fine": counted.amount,
            "confiscation": Decimal(0),
        },
    )
