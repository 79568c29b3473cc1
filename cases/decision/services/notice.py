"""Prior notice, statement and defence, waiver, hearing."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases import papers
from cases.clocks import alive_clock
from cases.decision.procedures import procedure_of
from cases.decision.thresholds import offers_hearing
from cases.execution.services.serving import record_service
from cases.models import Case, Defence, Hearing, PriorNotice
from cases.workflow import CASES


@transaction.atomic
def issue_notice(*, case: Case, actor, on: date | None = None) -> PriorNotice:
    """Issues 行政处罚事先（听证）告知书; the right to a hearing is told when the amount reaches the threshold."""
    on = on or today()
    with CASES.step(case, "issue_notice", actor=actor, on=on) as row:
        hearing = offers_hearing(row, on)
        procedure = procedure_of(row)
        context = procedure.notice(row, on=on, hearing=hearing)
        paper = documents.issue(row, procedure.notice_paper, actor=actor, on=on, context=context)
        return PriorNotice.objects.create(
            case=row,
            document=paper,
            issued_on=on,
            fine=row.proposal.fine,
            confiscation=row.proposal.confiscation,
            hearing_offered=hearing,
        )


def defence_end(served_on: date) -> date:
    """Last day for statement and defence; before 2023-07-01 no term was written and the hearing term is used."""
    key = "defence.term" if timelimits.rule_or_none("defence.term", served_on) else "hearing.request"
    return timelimits.due(key, served_on).on


@transaction.atomic
def serve_notice(*, case: Case, actor, **service) -> PriorNotice:
    """Records the service of the notice and computes the windows from the day of service (行政处罚法 第64条)."""
    CASES.require(case, "serve_notice", actor=actor)
    notice = case.notice
    served = record_service(document=notice.document, actor=actor, case=case, **service)
    with CASES.step(
        case, "serve_notice", actor=actor, on=served.served_on, data={"mode": served.mode}
    ) as row:
        notice.served_on = served.served_on
        notice.defence_until = defence_end(served.served_on)
        if notice.hearing_offered:
            notice.hearing_until = timelimits.due("hearing.request", served.served_on).on
            timelimits.start(row, "hearing.request", on=served.served_on, actor=actor)
        last = max(day for day in (notice.defence_until, notice.hearing_until) if day)
        notice.earliest_decision_on = last + timedelta(days=1)
        notice.save()
        case.notice = notice
    return notice


@transaction.atomic
def record_defence(*, case: Case, actor, by: str, content: str, received_on: date, upload=None) -> Defence:
    """A statement or defence has come in; it must be answered before the decision."""
    with CASES.step(case, "record_defence", actor=actor, on=received_on, data={"by": by}) as row:
        if received_on < row.notice.issued_on:
            text = f"没有登记：收到日期早于告知书制发日期 {row.notice.issued_on}。请核对日期。"
            raise ValidationError({"received_on": text})
        stored = (
            record.store_file(row, upload=upload, actor=actor, title=f"{by}的陈述申辩") if upload else None
        )
        return Defence.objects.create(case=row, received_on=received_on, by=by, content=content, file=stored)


@transaction.atomic
def answer_defence(
    *, case: Case, defence: Defence, actor, accepted: bool, answer: str, on: date | None = None
) -> Defence:
    """复核: accepted or not, with reasons (行政处罚法 第45条)."""
    on = on or today()
    if on < defence.received_on:
        raise ValidationError({"on": f"没有登记：复核早于收到日期 {defence.received_on}。请核对日期。"})
    with CASES.step(
        case,
        "answer_defence",
        actor=actor,
        on=on,
        data={"defence": defence.pk, "accepted": accepted},
        note=answer,
    ):
        defence.answered_on, defence.answered_by, defence.accepted, defence.answer = (
            on,
            actor,
            accepted,
            answer,
        )
        defence.save()
    return defence


@transaction.atomic
def waive_rights(*, case: Case, actor, on: date, upload) -> PriorNotice:
    """A signed waiver of statement, defence and hearing; the paper itself is stored."""
    with CASES.step(case, "waive_rights", actor=actor, on=on) as row:
        notice = row.notice
        notice.waived_on = on
        notice.waiver_file = record.store_file(
            row, upload=upload, actor=actor, title="放弃陈述申辩和听证权利声明"
        )
        notice.save()
    return notice


@transaction.atomic
def close_defence(*, case: Case, actor, on: date | None = None) -> Case:
    """The windows are over, every statement is answered: on to the decision."""
    with CASES.step(case, "close_defence", actor=actor, on=on) as row:
        pass
    return row


@transaction.atomic
def request_hearing(*, case: Case, actor, by: str, on: date | None = None) -> Hearing:
    """The party asks for a hearing, in time (行政处罚法 第64条第1项)."""
    on = on or today()
    with CASES.step(case, "request_hearing", actor=actor, on=on, data={"by": by}) as row:
        hearing, _ = Hearing.objects.update_or_create(
            case=row, defaults={"requested_on": on, "requested_by": by}
        )
    return hearing


@transaction.atomic
def call_hearing(
    *, case: Case, actor, scheduled_on: date, place: str, chair, on: date | None = None
) -> Hearing:
    """Issues 听证通知书, seven full working days ahead, with a chair who did not investigate."""
    on = on or today()
    data = {"scheduled_on": scheduled_on, "chair": chair}
    with CASES.step(case, "call_hearing", actor=actor, on=on, data=data) as row:
        hearing = row.hearing
        hearing.notified_on, hearing.scheduled_on, hearing.place, hearing.chair = (
            on,
            scheduled_on,
            place,
            chair,
        )
        hearing.document = documents.issue(
            row, "hearing_notice", actor=actor, on=on, context=papers.hearing_notice(row, hearing, on=on)
        )
        hearing.save()
    return hearing


@transaction.atomic
def withdraw_hearing(*, case: Case, actor, reason: str, on: date | None = None) -> Case:
    """The party takes the request back."""
    with CASES.step(case, "withdraw_hearing", actor=actor, on=on, note=reason) as row:
        Hearing.objects.filter(case=row).delete()
    return row


@transaction.atomic
def hold_hearing(
    *, case: Case, actor, minutes: str, conclusion: str, absent: bool = False, on: date | None = None
) -> Hearing:
    """Minutes and opinion; the days from notice to hearing do not count for the case (办法 第57条)."""
    on = on or today()
    with CASES.step(case, "hold_hearing", actor=actor, on=on, note=conclusion) as row:
        hearing = row.hearing
        hearing.held_on, hearing.minutes, hearing.conclusion, hearing.absent = on, minutes, conclusion, absent
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
