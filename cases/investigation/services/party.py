"""The right party under one name; what it says of its fault; how long the act may be punished."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases.models import (
    Case,
    CorrectionOrder,
    Evidence,
    Limitation,
    NoFaultClaim,
    PartyCorrection,
    PartyStanding,
)
from cases.workflow import CASES


@transaction.atomic
def state_standing(*, case: Case, actor, on: date | None = None, **facts) -> PartyStanding:
    """Who did the act, and why the party answers for it when another did (fatal error 4)."""
    on = on or today()
    with CASES.step(case, "state_standing", actor=actor, on=on, data=facts) as row:
        standing = PartyStanding.objects.filter(case=row).first() or PartyStanding(case=row)
        standing.stated_by, standing.stated_on = actor, on
        return _filled(standing, facts)


@transaction.atomic
def state_limitation(*, case: Case, actor, on: date | None = None, **facts) -> Limitation:
    """Discovery, continuing act, harm (行政处罚法 第36条; fatal error 20). Discovery is not after the clue came in."""
    on = on or today()
    if facts["discovered_on"] > case.clue.received_on:
        text = f"发现日期不能晚于线索收到日期 {case.clue.received_on}。请核对日期。"
        raise ValidationError({"discovered_on": text})
    with CASES.step(case, "state_limitation", actor=actor, on=on, data=facts) as row:
        found = Limitation.objects.filter(case=row).first() or Limitation(case=row)
        found.stated_by, found.stated_on = actor, on
        return _filled(found, facts)


def _filled(row, facts: dict):
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean(exclude=["case"])
    row.save()
    return row


@transaction.atomic
def correct_party(
    *, case: Case, actor, new_name: str, reason: str, proof: Evidence, on: date | None = None
) -> PartyCorrection:
    """The true name by a document of identity; later papers note the former one (fatal error 3).

    Papers already issued keep what they say. Raises Refused without usable proof.
    """
    on = on or today()
    if proof.case_id != case.pk or proof.withdrawn_on or not proof.is_identity:
        text = "更正当事人名称须有本案登记的身份证明（营业执照、身份证等）。"
        raise Refused("更正当事人名称", [Refusal(text, "行政处罚法 第59条")])
    data = {"old": case.party_name, "new": new_name, "proof": proof}
    with CASES.step(case, "correct_party", actor=actor, on=on, data=data, note=reason) as row:
        made = PartyCorrection(
            case=row,
            old_name=row.party_name,
            new_name=new_name.strip(),
            reason=reason,
            proof=proof,
            corrected_on=on,
            corrected_by=actor,
        )
        made.full_clean(exclude=["case"])
        made.save()
        row.party_name = made.new_name
        CorrectionOrder.objects.filter(case=row).update(party_name=made.new_name)  # for papers still to come
    return made


@transaction.atomic
def record_no_fault(
    *, case: Case, actor, by: str, content: str, received_on: date, upload=None
) -> NoFaultClaim:
    """The party says, with material, that it was not at fault (行政处罚法 第33条第2款)."""
    with CASES.step(case, "record_no_fault", actor=actor, on=received_on, data={"by": by}) as row:
        title = f"{by}关于没有主观过错的材料"
        stored = record.store_file(row, upload=upload, actor=actor, title=title) if upload else None
        return NoFaultClaim.objects.create(
            case=row, by=by, content=content, received_on=received_on, file=stored
        )


@transaction.atomic
def answer_no_fault(
    *,
    case: Case,
    claim: NoFaultClaim,
    actor,
    accepted: bool,
    answer: str,
    law_otherwise: str = "",
    on: date | None = None,
) -> NoFaultClaim:
    """Whether the material proves it, once; if it does there is no penalty, unless a law named here says otherwise."""
    on = on or today()
    claim = NoFaultClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk, case=case)
    if claim.answered_on:
        text = f"这份材料已于 {claim.answered_on} 审查。"
        raise Refused("审查没有主观过错的材料", [Refusal(text, "行政处罚法 第33条第2款")])
    data = {"claim": claim.pk, "accepted": accepted}
    with CASES.step(case, "answer_no_fault", actor=actor, on=on, data=data, note=answer):
        claim.answered_on, claim.answered_by, claim.accepted = on, actor, accepted
        claim.answer, claim.law_otherwise = answer, law_otherwise
        claim.full_clean(exclude=["case", "file"])
        claim.save()
    return claim
