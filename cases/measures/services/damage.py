"""生态环境损害赔偿: clue, check, decision, assessment, negotiation, agreement or suit, performance, evaluation."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases import papers
from cases.intake.services.clue import PARTY_FIELDS
from cases.models import Case, DamageClaim, DamageMeeting
from cases.workflow import DAMAGES


@transaction.atomic
def screen_damage(
    *, actor, found_on: date, source: str, facts: str, case: Case | None = None, **party
) -> DamageClaim:
    """A clue is registered; the preliminary check is due in thirty days (第17条). Of a case it takes the party."""
    if case:
        party = {name: getattr(case, name) for name in PARTY_FIELDS}
    claim = DamageClaim(
        case=case,
        office=case.office if case else actor.office,
        created_by=actor,
        found_on=found_on,
        source=source,
        facts=facts,
        **party,
    )
    claim.full_clean(exclude=["case"])
    claim.save()
    for dossier in filter(None, (claim, case)):
        record.append(
            dossier,
            actor=actor,
            verb="screen_damage",
            label="登记损害赔偿线索",
            on=found_on,
            data={"claim": claim.pk},
        )
    timelimits.start(claim, "damage.check", on=found_on, actor=actor)
    return claim


@transaction.atomic
def record_check(*, damage: DamageClaim, actor, check_result: str, on: date | None = None) -> DamageClaim:
    """What the preliminary check found."""
    return _take(damage, "record_check", actor, on, check_result=check_result)


@transaction.atomic
def open_claim(*, damage: DamageClaim, actor, reason: str, on: date | None = None) -> DamageClaim:
    """The head opens the claim, with reasons."""
    return _decide(damage, "open_claim", actor, reason, on or today(), opened=True)


@transaction.atomic
def decline_claim(*, damage: DamageClaim, actor, reason: str, on: date | None = None) -> DamageClaim:
    """The head does not open it, with reasons."""
    return _decide(damage, "decline_claim", actor, reason, on or today(), opened=False)


def _decide(damage, name: str, actor, reason: str, on: date, *, opened: bool) -> DamageClaim:
    with DAMAGES.step(damage, name, actor=actor, on=on, note=reason) as row:
        row.decided_on, row.decided_by, row.decision_reason = on, actor, reason
        context = papers.damage_decision(row, on=on, opened=opened)
        row.document = documents.issue(
            row.case or row, "damage_decision", actor=actor, on=on, context=context
        )
    _note(row, actor, name, on)
    return row


@transaction.atomic
def assess(*, damage: DamageClaim, actor, on: date | None = None, **facts) -> DamageClaim:
    """Damage and amount are established, by appraisal or simply."""
    on = on or today()
    return _take(damage, "assess", actor, on, assessed_on=on, **facts)


@transaction.atomic
def notify_damage(*, damage: DamageClaim, actor, on: date | None = None) -> DamageClaim:
    """磋商告知书: ninety days of negotiation begin (第22条)."""
    on = on or today()
    with DAMAGES.step(damage, "notify_damage", actor=actor, on=on) as row:
        row.noticed_on = on
        context = papers.damage_notice(row, on=on)
        documents.issue(row.case or row, "damage_notice", actor=actor, on=on, context=context)
    _note(row, actor, "notify_damage", on)
    return row


@transaction.atomic
def hold_meeting(*, damage: DamageClaim, actor, on: date | None = None, **facts) -> DamageMeeting:
    """One meeting with its minutes; no more than the rule allows."""
    on = on or today()
    with DAMAGES.step(damage, "hold_meeting", actor=actor, on=on, note=facts["conclusion"]) as row:
        meeting = DamageMeeting(claim=row, held_on=on, **facts)
        meeting.full_clean(exclude=["claim"])
        meeting.save()
    return meeting


@transaction.atomic
def agree(
    *,
    damage: DamageClaim,
    actor,
    agreed_amount: Decimal,
    agreement: str,
    adviser_opinion: str,
    on: date | None = None,
) -> DamageClaim:
    """赔偿协议, with the legal adviser's opinion on it."""
    on = on or today()
    with DAMAGES.step(damage, "agree", actor=actor, on=on, data={"amount": agreed_amount}) as row:
        row.settling, row.settled_on, row.agreed_amount = row.Settling.AGREEMENT, on, agreed_amount
        row.agreement, row.adviser_opinion = agreement, adviser_opinion
        context = papers.damage_agreement(row, on=on)
        documents.issue(row.case or row, "damage_agreement", actor=actor, on=on, context=context)
    _note(row, actor, "agree", on)
    return row


@transaction.atomic
def confirm_agreement(*, damage: DamageClaim, actor, court: str, on: date | None = None) -> DamageClaim:
    """The court confirmed the agreement."""
    on = on or today()
    return _take(damage, "confirm_agreement", actor, on, confirmed_on=on, court=court)


@transaction.atomic
def sue(*, damage: DamageClaim, actor, court: str, reason: str, on: date | None = None) -> DamageClaim:
    """No agreement, or one not kept: the claim goes to court."""
    on = on or today()
    suit = DamageClaim.Settling.SUIT
    return _take(damage, "sue", actor, on, note=reason, settling=suit, settled_on=on, court=court)


@transaction.atomic
def perform(*, damage: DamageClaim, actor, performance: str, on: date | None = None) -> DamageClaim:
    """Paid or restored in full."""
    on = on or today()
    return _take(damage, "perform", actor, on, performed_on=on, performance=performance)


@transaction.atomic
def evaluate(*, damage: DamageClaim, actor, evaluation: str, on: date | None = None) -> DamageClaim:
    """The effect of restoration is judged; the claim is complete and mitigates a penalty not yet decided."""
    on = on or today()
    return _take(damage, "evaluate", actor, on, evaluated_on=on, evaluation=evaluation)


def _take(damage: DamageClaim, name: str, actor, on: date | None, *, note: str = "", **facts) -> DamageClaim:
    on = on or today()
    with DAMAGES.step(damage, name, actor=actor, on=on, note=note, data=facts) as row:
        for field_name, value in facts.items():
            setattr(row, field_name, value)
    _note(row, actor, name, on)
    return row


def _note(damage: DamageClaim, actor, name: str, on: date) -> None:
    if damage.case_id:
        record.append(
            damage.case,
            actor=actor,
            verb="damage",
            label=f"损害赔偿：{DAMAGES[name].label}",
            on=on,
            data={"claim": damage.pk},
        )
