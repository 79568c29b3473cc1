"""Further cases made of one: the decision made anew after it fell, a case of its own for a person in charge."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from cases.intake.services.clue import PARTY_FIELDS
from cases.investigation.services import officers
from cases.measures.services.daily import count_anew
from cases.models import Case
from cases.states import PartyKind
from cases.workflow import CASES

ACT = ("violation", "act_on", "act_until", "place", "consequence", "is_complex")
TEAM = ("handler", "co_handler", "clue", "office")


@transaction.atomic
def remake_case(*, case: Case, actor, reason: str, on: date | None = None) -> Case:
    """A further case on the same clue once the decision no longer stands (annulled, quashed, declared illegal).

    It is filed anew, with its own notices and terms; its evidence refers to the original.
    """
    on = on or today()
    with CASES.step(case, "remake", actor=actor, on=on, note=reason) as row:
        daily = row.procedure == Case.Procedure.DAILY
        further = _open(
            row,
            actor,
            on,
            label=f"原决定撤销后另行立案（原案 {row.number}）",
            note=reason,
            facts=row.facts,
            procedure=row.procedure if daily else Case.Procedure.ORDINARY,
            original=row.original if daily else row,
            **{name: getattr(row, name) for name in PARTY_FIELDS},
        )
        if daily:
            count_anew(daily=row.daily, case=further)
    return further


@transaction.atomic
def open_person_case(
    *,
    case: Case,
    actor,
    name: str,
    liability: str,
    post: str,
    facts: str,
    code: str = "",
    address: str = "",
    phone: str = "",
    on: date | None = None,
) -> Case:
    """A case of its own against a person in charge, beside the firm's: filed, noticed and decided separately.

    `liability` says in words whether the person was directly in charge or directly responsible otherwise, `post` which
    office it held. Refused where the article has no fine for persons, or the person has such a case already.
    """
    on = on or today()
    data = {"name": name, "code": code, "liability": liability, "post": post}
    with CASES.step(case, "open_person_case", actor=actor, on=on, data=data) as row:
        further = _open(
            row,
            actor,
            on,
            label=f"对责任人员另案报请立案（原案 {row.number}）",
            note=f"{name}，{post}，{liability}",
            facts=facts,
            original=row,
            party_name=name,
            party_kind=PartyKind.CITIZEN,
            party_code=code,
            party_address=address,
            party_phone=phone,
        )
    return further


def _open(row: Case, actor, on: date, *, label: str, note: str, **facts) -> Case:
    """The further case waits for its approval; team and evidence come over from `row`."""
    carried = {name: getattr(row, name) for name in (*ACT, *TEAM)}
    further = Case(**carried, **facts, created_by=actor)
    further.full_clean(exclude=[*TEAM, "original", "enterprise", "violation", "created_by"])
    further.save()
    officers.appoint(further, since=on)
    record.append(
        further,
        actor=actor,
        verb="request_filing",
        label=label,
        on=on,
        note=note,
        data={"original": row.number},
    )
    for item in row.evidence.usable():
        _refer(item, further, row)
    return further


def _refer(item, further: Case, original: Case) -> None:
    """The same piece in the further case; its file stays in the original's volume."""
    item.pk, item.case, item.file = None, further, None
    item._state.adding = True
    item.is_identity = (
        item.is_identity and further.party_kind == original.party_kind
    )  # a firm's licence names no person
    item.title = f"{item.title}（引自{original.number}案卷）"[:120]
    item.save()
