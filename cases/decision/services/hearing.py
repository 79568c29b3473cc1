"""The hearing: request, refusal, notice, agents, recusal, postponement, minutes, report, withdrawal."""

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases.clocks import alive_clock
from cases.decision.papers import hearings as papers
from cases.models import Case, Hearing, HearingAgent, HearingDelay, HearingRecusal
from cases.workflow import CASES

MORNING = time(9, 0)


@transaction.atomic
def request_hearing(*, case: Case, actor, by: str, on: date | None = None, upload=None) -> Hearing:
    """The party asks for a hearing, in time (行政处罚法 第64条第1项)."""
    on = on or today()
    with CASES.step(case, "request_hearing", actor=actor, on=on, data={"by": by}) as row:
        return Hearing.objects.create(
            case=row,
            notice=row.notice,
            requested_on=on,
            requested_by=by,
            request_file=_stored(row, upload, actor, "听证申请书"),
        )


def _stored(case, upload, actor, title):
    return record.store_file(case, upload=upload, actor=actor, title=title) if upload else None


@transaction.atomic
def refuse_hearing(
    *, case: Case, actor, by: str, requested_on: date, reason: str, on: date | None = None
) -> Hearing:
    """A late request, or one outside the scope, is answered in writing: 不予组织听证通知书 (fatal error 15)."""
    on = on or today()
    data = {"by": by, "requested_on": requested_on}
    with CASES.step(case, "refuse_hearing", actor=actor, on=on, note=reason, data=data) as row:
        hearing = Hearing(
            case=row,
            notice=row.notice,
            requested_on=requested_on,
            requested_by=by,
            refused_on=on,
            refusal_reason=reason,
        )
        hearing.document = documents.issue(
            row, "hearing_refusal", actor=actor, on=on, context=papers.hearing_refusal(row, hearing)
        )
        hearing.full_clean(exclude=["case", "document"])
        hearing.save()
    return hearing


@transaction.atomic
def call_hearing(
    *,
    case: Case,
    actor,
    scheduled_on: date,
    place: str,
    chair,
    on: date | None = None,
    starts_at: time = MORNING,
    officers: Iterable = (),
    recorder=None,
    form: str = Hearing.Form.PUBLIC,
) -> Hearing:
    """Issues 听证通知书, seven full working days ahead, with people none of whom investigated."""
    on, officers = on or today(), list(officers)
    data = {"scheduled_on": scheduled_on, "chair": chair, "officers": officers, "recorder": recorder}
    with CASES.step(case, "call_hearing", actor=actor, on=on, data=data) as row:
        hearing = row.hearing
        hearing.notified_on, hearing.scheduled_on, hearing.starts_at = on, scheduled_on, starts_at
        hearing.place, hearing.chair, hearing.recorder, hearing.form = place, chair, recorder, form
        hearing.officers.set(officers)
        hearing.document = documents.issue(
            row, "hearing_notice", actor=actor, on=on, context=papers.hearing_notice(row, hearing, on=on)
        )
        hearing.full_clean(exclude=["case", "document"])
        hearing.save()
    return hearing


@transaction.atomic
def add_agent(
    *, case: Case, actor, name: str, capacity: str, scope: str, upload, on: date | None = None
) -> HearingAgent:
    """One or two agents, each with a power of attorney (行政处罚法 第64条第5项)."""
    on = on or today()
    with CASES.step(case, "add_agent", actor=actor, on=on, data={"name": name}) as row:
        return row.hearing.agents.create(
            name=name,
            capacity=capacity,
            scope=scope,
            added_on=on,
            power=record.store_file(row, upload=upload, actor=actor, title=f"{name}授权委托书"),
        )


@transaction.atomic
def ask_recusal(*, case: Case, actor, person, by: str, reason: str, on: date | None = None) -> HearingRecusal:
    """The party asks that the chair or another person of the hearing stand back; it must be answered."""
    on = on or today()
    data = {"person": person, "by": by}
    with CASES.step(case, "ask_hearing_recusal", actor=actor, on=on, note=reason, data=data) as row:
        return row.hearing.recusals.create(person=person, asked_on=on, asked_by=by, reason=reason)


@transaction.atomic
def decide_recusal(
    *, case: Case, actor, granted: bool, answer: str, on: date | None = None
) -> HearingRecusal:
    """The head decides; granted, the hearing must be called anew with another person."""
    on = on or today()
    data = {"granted": granted}
    with CASES.step(case, "decide_hearing_recusal", actor=actor, on=on, note=answer, data=data) as row:
        recusal = row.hearing.open_recusal
        recusal.decided_on, recusal.decided_by = on, actor
        recusal.granted, recusal.answer = granted, answer
        recusal.full_clean(exclude=["hearing"])
        recusal.save()
    return recusal


@transaction.atomic
def postpone_hearing(
    *,
    case: Case,
    actor,
    scheduled_on: date,
    reason: str,
    starts_at: time = MORNING,
    on: date | None = None,
) -> HearingDelay:
    """Issues 听证延期通知书 with the new day and hour."""
    on = on or today()
    data = {"scheduled_on": scheduled_on}
    with CASES.step(case, "postpone_hearing", actor=actor, on=on, note=reason, data=data) as row:
        hearing = row.hearing
        delay = HearingDelay(
            hearing=hearing, told_on=on, reason=reason, old_on=hearing.scheduled_on, new_on=scheduled_on
        )
        hearing.scheduled_on, hearing.starts_at = scheduled_on, starts_at
        delay.document = documents.issue(
            row, "hearing_delay", actor=actor, on=on, context=papers.hearing_delay(row, hearing, delay)
        )
        delay.save()
        hearing.save()
    return delay


@transaction.atomic
def withdraw_hearing(*, case: Case, actor, reason: str, on: date | None = None) -> Case:
    """The party takes the request back; the request stays on file."""
    on = on or today()
    with CASES.step(case, "withdraw_hearing", actor=actor, on=on, note=reason) as row:
        hearing = row.hearing
        hearing.withdrawn_on, hearing.withdrawal_reason = on, reason
        hearing.save()
    return row


@transaction.atomic
def hold_hearing(
    *,
    case: Case,
    actor,
    minutes: str,
    conclusion: str = "",
    absent: bool = False,
    on: date | None = None,
    presence: str = "",
    parts: dict | None = None,
    signed: bool = True,
) -> Hearing:
    """Minutes; the days from notice to hearing do not count for the case (办法 第57条).

    Absent or gone without leave: the right is given up and the hearing ends. With `conclusion` the report is made
    the same day, else by `report_hearing`.
    """
    on = on or today()
    with CASES.step(case, "hold_hearing", actor=actor, on=on, note=conclusion) as row:
        hearing = row.hearing
        presence = presence or (Hearing.Presence.NO_SHOW if absent else Hearing.Presence.PRESENT)
        hearing.held_on, hearing.minutes, hearing.parts, hearing.signed = on, minutes, parts or {}, signed
        hearing.presence, hearing.absent = presence, presence != Hearing.Presence.PRESENT
        hearing.minutes_document = documents.issue(
            row, "hearing_minutes", actor=actor, on=on, context=papers.hearing_minutes(row, hearing)
        )
        if conclusion:
            _report(row, hearing, actor, conclusion, on)
        hearing.save()
        if alive_clock(row, "case.limit"):
            timelimits.exclude(
                row,
                "case.limit",
                first=hearing.notified_on,
                last=on,
                reason="听证期间",
                document=hearing.document.number,
            )
    return hearing


@transaction.atomic
def report_hearing(*, case: Case, actor, conclusion: str, on: date | None = None) -> Hearing:
    """听证报告: what the chair tells the heads; the decision follows it (行政处罚法 第65条)."""
    on = on or today()
    with CASES.step(case, "report_hearing", actor=actor, on=on, note=conclusion) as row:
        hearing = row.hearing
        _report(row, hearing, actor, conclusion, on)
        hearing.save()
    return hearing


def _report(case: Case, hearing: Hearing, actor, conclusion: str, on: date) -> None:
    hearing.conclusion, hearing.reported_on = conclusion, on
    hearing.report_document = documents.issue(
        case, "hearing_report", actor=actor, on=on, context=papers.hearing_report(case, hearing)
    )
