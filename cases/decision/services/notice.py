"""Prior notice and its renewal, service, waiver."""

from datetime import date, timedelta

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.staff.models import Office
from bureau.timelimits import services as timelimits
from cases.decision.papers import notices as papers
from cases.decision.procedures import procedure_of
from cases.decision.thresholds import offers_hearing
from cases.execution.services.serving import record_service
from cases.models import Case, PriorNotice
from cases.workflow import CASES


@transaction.atomic
def issue_notice(*, case: Case, actor, on: date | None = None) -> PriorNotice:
    """Issues 行政处罚事先（听证）告知书; the right to a hearing is told when amount or kind of penalty calls for it."""
    on = on or today()
    with CASES.step(case, "issue_notice", actor=actor, on=on) as row:
        hearing = offers_hearing(row, on)
        procedure = procedure_of(row)
        context = procedure.notice(row, on=on, hearing=hearing)
        paper = documents.issue(row, procedure.notice_paper, actor=actor, on=on, context=context)
        notice = PriorNotice.objects.create(
            case=row,
            document=paper,
            issued_on=on,
            fine=row.proposal.fine,
            confiscation=row.proposal.confiscation,
            hearing_offered=hearing,
        )
        for item in row.proposal.items.all():
            notice.items.create(**item.facts)
    return notice


@transaction.atomic
def issue_exempt_notice(*, case: Case, actor, on: date | None = None) -> PriorNotice:
    """Issues 不予行政处罚事先告知书: what was found and why there will be no penalty; the party may still be heard."""
    on = on or today()
    with CASES.step(case, "issue_exempt_notice", actor=actor, on=on) as row:
        context = papers.exempt_notice(row, on=on)
        paper = documents.issue(row, "exempt_notice", actor=actor, on=on, context=context)
        return PriorNotice.objects.create(
            case=row,
            kind=PriorNotice.Kind.EXEMPT,
            document=paper,
            issued_on=on,
            fine=0,
            hearing_offered=False,
        )


@transaction.atomic
def renew_notice(*, case: Case, actor, ground: str, reason: str, on: date | None = None) -> PriorNotice:
    """The notice is to be given anew: facts, law or penalty change. The case goes back to be investigated and reviewed.

    The earlier notice stays as superseded. A heavier penalty after that needs new evidence or another law
    (`guards.notice.heavier_has_cause`): nobody is punished harder for having spoken (行政处罚法 第45条第2款).
    """
    on = on or today()
    data = {"ground": ground}
    with CASES.step(case, "renew_notice", actor=actor, on=on, note=reason, data=data) as row:
        notice = row.notice
        notice.superseded_on, notice.superseded_ground, notice.superseded_reason = on, ground, reason
        notice.save()
        row.investigated_on = None
        for key in ("defence.term", "hearing.request"):
            timelimits.cancel(row, key, f"重新告知：{reason}"[:200])
    return notice


def defence_end(served_on: date, *, office: Office) -> date:
    """Last day for statement and defence; before 2023-07-01 no term was written and the hearing term is used."""
    key = (
        "defence.term"
        if timelimits.rule_or_none("defence.term", served_on, office=office)
        else "hearing.request"
    )
    return timelimits.due(key, served_on, office=office).on


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
        notice.defence_until = defence_end(served.served_on, office=row.office)
        if notice.hearing_offered:
            notice.hearing_until = timelimits.due("hearing.request", served.served_on, office=row.office).on
            timelimits.start(row, "hearing.request", on=served.served_on, actor=actor)
        last = max(day for day in (notice.defence_until, notice.hearing_until) if day)
        notice.earliest_decision_on = last + timedelta(days=1)
        notice.save()
        case.notice = notice
    return notice


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
