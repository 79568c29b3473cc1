"""Clues: registering, declining, asking for a case to be filed."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.documents.services import take_number
from bureau.law.services import candidate_bases, issuing_organ
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases.intake.papers import declining
from cases.investigation.services import officers
from cases.models import Case, Clue
from cases.workflow import CLUES


@transaction.atomic
def register_clue(*, actor, office, source: str, received_on: date, content: str, **facts) -> Clue:
    """Registers a clue and starts the filing term (办法 第18条: 15 days; before 2023-07-01: 7 working days)."""
    organ = issuing_organ(received_on)
    clue = Clue.objects.create(
        office=office,
        created_by=actor,
        source=source,
        received_on=received_on,
        content=content,
        number=take_number(organ=organ, key="clue", word="线", on=received_on),
        **facts,
    )
    record.append(
        clue,
        actor=actor,
        verb="register",
        label=f"登记线索：{clue.get_source_display()}",
        on=received_on,
        legal=True,
        data={"number": clue.number, "party": clue.party_name},
    )
    timelimits.start(clue, "filing.decide", on=received_on, actor=actor)
    return clue


@transaction.atomic
def decline_clue(*, clue: Clue, actor, reason: str, ground: str = "", on: date | None = None) -> Clue:
    """不予立案 by the head, with the ground and the reason, on its approval form (办法 第19条)."""
    on = on or today()
    with CLUES.step(clue, "decline", actor=actor, on=on, note=reason, data={"ground": ground}) as row:
        row.decided_on, row.decline_reason, row.decline_ground = on, reason, ground
        documents.issue(
            row, "declined_filing", actor=actor, on=on, context=declining.declined_clue(row, on=on, by=actor)
        )
    return row


@transaction.atomic
def extend_check(*, clue: Clue, actor, reason: str, on: date | None = None) -> Clue:
    """The head adds fifteen days (办法 第18条)."""
    on = on or today()
    with CLUES.step(clue, "extend_check", actor=actor, on=on, note=reason) as row:
        timelimits.extend(row, "filing.decide", on=on, reason=reason, by=actor)
    return row


@transaction.atomic
def request_filing(
    *, clue: Clue, actor, co_handler, check_result: str, on: date | None = None, **facts
) -> Case:
    """Turns a checked clue into a case awaiting approval. `facts` are the fields of the case (violation, act_on, …)."""
    on = on or today()
    _check_law(facts)
    with CLUES.step(clue, "request_filing", actor=actor, on=on, note=check_result) as row:
        row.check_result, row.checked_by = check_result, actor
    party = {name: getattr(row, name) for name in PARTY_FIELDS}
    case = Case.objects.create(
        **{**party, **facts},
        clue=row,
        office=row.office,
        created_by=actor,
        handler=actor,
        co_handler=co_handler,
        next_due_on=row.next_due_on,
        next_due_label=row.next_due_label,
    )
    officers.appoint(case, since=on)
    record.append(
        case,
        actor=actor,
        verb="request_filing",
        label="报请立案",
        on=on,
        data={"clue": row.number, "handler": actor.name, "co_handler": co_handler.name},
    )
    return case


def _check_law(facts: dict) -> None:
    """办法 第19条: a penalty must be possible, so the law of the day of the act knows one."""
    acted = facts.get("act_until") or facts["act_on"]
    if not candidate_bases(facts["violation"], act_on=acted, decide_on=acted).exists():
        raise ValidationError(
            {
                "violation": f"{acted} 施行的法律中没有录入“{facts['violation']}”的处罚依据，不符合立案条件"
                "（办法（令 30）第19条）。请核对行为日期或者改选案由；确有依据的，请法规维护人员先录入。"
            }
        )


PARTY_FIELDS = (
    "enterprise",
    "party_name",
    "party_kind",
    "party_code",
    "party_address",
    "party_representative",
    "party_phone",
)
