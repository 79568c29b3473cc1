"""Registration of evidence (先行登记保存): asked for, approved, carried out, dealt with or lapsed."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bureau.dates import local_day, today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases.investigation.guards.registration import EMERGENCY
from cases.investigation.papers import registration as papers
from cases.investigation.services.officers import certificates, enter, refuse_uncertified
from cases.models import Case, Investigator, RegisteredItem, Registration
from cases.states import BEFORE_DECISION, RegistrationState
from cases.workflow import REGISTRATIONS

DECIDE = "evidence.register.decide"


@transaction.atomic
def apply_for_registration(
    *,
    case: Case,
    actor,
    officer_b,
    items: list[dict],
    acted_at: datetime | None = None,
    party_present: str = "",
    on: date | None = None,
    **facts,
) -> Registration:
    """The handlers ask for registration; with `acted_at` they have acted already, in an emergency (办法 第32条).

    Then 24 hours for the approval and seven working days for the decision run from the act.
    """
    on = local_day(acted_at) if acted_at else on or today()
    _refuse_application(case, actor, items, acted_at)
    refuse_uncertified("先行登记保存", on, actor, officer_b, case=case)
    made = Registration(
        case=case,
        office=case.office,
        created_by=actor,
        applied_on=on,
        officer_a=actor,
        officer_b=officer_b,
        emergency=bool(acted_at),
        acted_at=acted_at,
        party_present=party_present,
        state=RegistrationState.EMERGENCY if acted_at else RegistrationState.APPLIED,
        **certificates(on, actor, officer_b),
        **facts,
    )
    made.full_clean(exclude=["case"])
    made.save()
    RegisteredItem.objects.bulk_create([RegisteredItem(registration=made, **item) for item in items])
    for person in (actor, officer_b):
        enter(case, person, Investigator.Capacity.COLLECTOR, since=on)
    _note(made, actor, "紧急先行登记保存" if acted_at else "申请先行登记保存", on, both=True)
    if acted_at:
        timelimits.start(made, EMERGENCY, on=on, actor=actor, at=acted_at)
        _run(made, on, actor)
    return made


def _refuse_application(case, actor, items, acted_at) -> None:
    article = "行政处罚法 第56条"
    reasons = []
    if case.state not in BEFORE_DECISION:
        reasons.append(
            Refusal(f"案件当前为“{case.state_label}”，只有已立案、决定前的案件可以先行登记保存。", article)
        )
    if not case.is_handler(actor):
        reasons.append(Refusal("须由本案承办人申请。", article))
    if case.open_suspension:
        reasons.append(Refusal("案件中止调查，恢复后才能办理。", "办法（令 30）第35条"))
    if not items:
        reasons.append(Refusal("没有列明登记保存的证据。请逐件填写清单。", article))
    if reasons:
        raise Refused("先行登记保存", reasons)
    if acted_at and acted_at > timezone.now():
        raise ValidationError({"acted_at": "实施时间还没有到。请在事后登记。"})


def _run(made: Registration, on: date, actor) -> None:
    """Seven working days from the act, kept on the row too: the database knows when it lapsed."""
    clock = timelimits.start(made, DECIDE, on=on, actor=actor)
    made.decide_by = clock.due_on
    made.save(update_fields=["decide_by"])


@transaction.atomic
def approve_registration(*, registration: Registration, actor, on: date | None = None) -> Registration:
    """The head approves; notice and list are issued."""
    on = on or today()
    with REGISTRATIONS.step(registration, "approve_registration", actor=actor, on=on) as row:
        row.approved_on, row.approved_by = on, actor
        _issue_notice(row, actor, on)
    _note(row, actor, "批准先行登记保存", on)
    return row


@transaction.atomic
def approve_emergency(*, registration: Registration, actor, at: datetime | None = None) -> Registration:
    """The paper after an emergency, within 24 hours counted from the hour (办法 第32条). `at`: now."""
    at = at or timezone.now()
    on = local_day(at)
    with REGISTRATIONS.step(registration, "approve_emergency", actor=actor, on=on, data={"at": at}) as row:
        row.approved_on, row.approved_by = on, actor
        _issue_notice(row, actor, on)
    _note(row, actor, "补办先行登记保存批准手续", on)
    return row


def _issue_notice(row: Registration, actor, on: date) -> None:
    for key in ("registration_notice", "registration_list"):
        documents.issue(row.case, key, actor=actor, on=on, context=getattr(papers, key)(row, on=on))


@transaction.atomic
def refuse_registration(*, registration: Registration, actor, reason: str) -> Registration:
    """The head refuses; what was taken in an emergency goes back at once."""
    with REGISTRATIONS.step(registration, "refuse_registration", actor=actor, note=reason) as row:
        for key in (EMERGENCY, DECIDE):
            timelimits.cancel(row, key, "负责人没有批准")
    _note(row, actor, "不予批准先行登记保存", today())
    return row


@transaction.atomic
def execute_registration(
    *, registration: Registration, actor, officer_b, acted_at: datetime, party_present: str
) -> Registration:
    """Two certified officers carry it out on the spot, list in hand; seven working days begin (行政处罚法 第56条)."""
    on = local_day(acted_at)
    refuse_uncertified("登记实施", on, actor, officer_b, case=registration.case)
    if acted_at > timezone.now():
        raise ValidationError({"acted_at": "实施时间还没有到。请在事后登记。"})
    with REGISTRATIONS.step(registration, "execute_registration", actor=actor, on=on) as row:
        row.acted_at, row.party_present = acted_at, party_present
        row.officer_a, row.officer_b = actor, officer_b
        for name, number in certificates(on, actor, officer_b).items():
            setattr(row, name, number)
        row.decide_by = timelimits.due(DECIDE, on, office=row.office).on
    for person in (actor, officer_b):
        enter(row.case, person, Investigator.Capacity.COLLECTOR, since=on)
    _note(row, actor, "实施先行登记保存", on)
    return row


@transaction.atomic
def decide_registration(
    *, registration: Registration, actor, outcome: str, outcome_note: str, on: date | None = None
) -> Registration:
    """What becomes of the things, within seven working days, with the paper (办法 第33条)."""
    on = on or today()
    with REGISTRATIONS.step(
        registration, "decide_registration", actor=actor, on=on, data={"outcome": outcome}, note=outcome_note
    ) as row:
        row.outcome, row.outcome_note, row.decided_on = outcome, outcome_note, on
        context = papers.registration_decision(row, on=on)
        documents.issue(row.case, "registration_decision", actor=actor, on=on, context=context)
    _note(row, actor, f"先行登记保存处理：{row.get_outcome_display()}", on)
    return row


@transaction.atomic
def note_lapse(*, registration: Registration, actor, reason: str, on: date | None = None) -> Registration:
    """It lapsed by itself and the things went back: written down, nothing is decided."""
    on = on or today()
    with REGISTRATIONS.step(registration, "note_lapse", actor=actor, on=on, note=reason) as row:
        for key in (EMERGENCY, DECIDE):
            timelimits.cancel(row, key, "先行登记保存自行解除")
    _note(row, actor, "先行登记保存自行解除", on)
    return row


def _note(row: Registration, actor, label: str, on: date, *, both: bool = False) -> None:
    """The case's own record names each act on its registrations."""
    for dossier in (row, row.case) if both else (row.case,):
        record.append(
            dossier,
            actor=actor,
            verb="registration",
            label=f"{label}：{row.place}"[:120],
            on=on,
            legal=True,
            data={"registration": row.pk},
        )
