"""限制生产、停产整治: proposal, review, notice, defence and hearing, decision."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases import papers
from cases.decision.services.notice import defence_end
from cases.execution.services.serving import record_service
from cases.measures.guards.restriction import day_after, lawful
from cases.measures.services.noting import note_on_case
from cases.measures.services.sealing_term import discussed
from cases.models import Case, Restriction, RestrictionDefence, RestrictionHearing
from cases.workflow import RESTRICTIONS


@transaction.atomic
def propose_restriction(*, case: Case, actor, on: date | None = None, **facts) -> Restriction:
    """An officer of the case proposes a measure with its ground (限产停产办法 第5、6条)."""
    on = on or today()
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    row = Restriction(case=case, office=case.office, created_by=actor, proposed_on=on, **facts)
    reasons = lawful(row, on)
    if case.filed_on and on < case.filed_on:
        reasons.append(Refusal(f"提出日期 {on} 早于立案日期 {case.filed_on}。请核对日期。"))
    if not case.is_handler(actor):
        reasons.append(Refusal("须由本案承办人提出。"))
    if case.restrictions.filter(state__in=UNENDED).exists():
        reasons.append(Refusal("本案已有一件限制生产、停产整治在办。请先办结或者撤回。"))
    if reasons:
        raise Refused("提出限制生产、停产整治", reasons)
    row.full_clean(exclude=["case"])
    row.save()
    label = f"提出{row.get_kind_display()}"
    for dossier in (row, case):
        record.append(
            dossier, actor=actor, verb="propose_restriction", label=label, on=on, data={"restriction": row.pk}
        )
    return row


UNENDED = ("proposed", "reviewed", "noticed", "defence", "decided", "in_force")


@transaction.atomic
def review_restriction(
    *, restriction: Restriction, actor, opinion: str, on: date | None = None
) -> Restriction:
    """Reviewed by someone who did not investigate."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "review_restriction", actor=actor, on=on, note=opinion) as row:
        row.reviewed_on, row.reviewed_by, row.review_opinion = on, actor, opinion
    note_on_case(row, actor, "审查通过", on)
    return row


@transaction.atomic
def withdraw_restriction(*, restriction: Restriction, actor, reason: str) -> Restriction:
    """Not pursued, with the reason."""
    with RESTRICTIONS.step(restriction, "withdraw_restriction", actor=actor, note=reason) as row:
        row.withdrawn_reason = reason[:300]
    for key in ("defence.term", "hearing.request"):
        timelimits.cancel(row, key, "措施撤回")
    note_on_case(row, actor, "撤回", today())
    return row


@transaction.atomic
def discuss_restriction(
    *, restriction: Restriction, actor, members, minutes: str, agreed: bool, on: date | None = None
):
    """集体审议; who investigated has no vote."""
    on = on or today()
    data = {"members": list(members)}
    with RESTRICTIONS.step(restriction, "discuss_restriction", actor=actor, on=on, data=data) as row:
        return discussed(restriction=row, actor=actor, members=members, minutes=minutes, agreed=agreed, on=on)


@transaction.atomic
def issue_restriction_notice(*, restriction: Restriction, actor, on: date | None = None) -> Restriction:
    """告知书 with the right to a hearing (限产停产办法 第11条)."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "issue_restriction_notice", actor=actor, on=on) as row:
        row.noticed_on = on
        row.notice = documents.issue(
            row.case, "restriction_notice", actor=actor, on=on, context=papers.restriction_notice(row, on=on)
        )
    note_on_case(row, actor, "告知拟", on)
    return row


@transaction.atomic
def serve_restriction_notice(*, restriction: Restriction, actor, **service) -> Restriction:
    """The windows are those of a penalty notice and run from service."""
    RESTRICTIONS.require(restriction, "serve_restriction_notice", actor=actor)
    served = record_service(document=restriction.notice, actor=actor, case=restriction.case, **service)
    with RESTRICTIONS.step(restriction, "serve_restriction_notice", actor=actor, on=served.served_on) as row:
        row.notice_served_on = served.served_on
        row.defence_until = defence_end(served.served_on, office=row.office)
        row.hearing_until = timelimits.due("hearing.request", served.served_on, office=row.office).on
        row.earliest_decision_on = day_after(row.defence_until, row.hearing_until)
    note_on_case(row, actor, "送达告知：", served.served_on)
    return row


@transaction.atomic
def waive_restriction(*, restriction: Restriction, actor, on: date, upload) -> Restriction:
    """A signed waiver of defence and hearing."""
    with RESTRICTIONS.step(restriction, "waive_restriction", actor=actor, on=on) as row:
        if on < row.notice_served_on:
            raise ValidationError({"on": f"放弃不能早于告知书送达 {row.notice_served_on}。请核对日期。"})
        row.waived_on = on
        row.waiver_file = record.store_file(row, upload=upload, actor=actor, title="放弃陈述申辩和听证声明")
    return row


@transaction.atomic
def record_restriction_defence(
    *, restriction: Restriction, actor, by: str, content: str, received_on: date
) -> RestrictionDefence:
    """A statement has come in; it is answered before the decision."""
    with RESTRICTIONS.step(restriction, "record_restriction_defence", actor=actor, on=received_on) as row:
        if received_on < row.noticed_on:
            raise ValidationError({"received_on": f"早于告知书制发日期 {row.noticed_on}。请核对日期。"})
        return RestrictionDefence.objects.create(
            restriction=row, by=by, content=content, received_on=received_on
        )


@transaction.atomic
def answer_restriction_defence(
    *, restriction: Restriction, actor, accepted: bool, answer: str, on: date | None = None
) -> RestrictionDefence:
    """复核 of the oldest open statement."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "answer_restriction_defence", actor=actor, on=on, note=answer) as row:
        found = row.defences.filter(answered_on__isnull=True).first()
        found.answered_on, found.answered_by, found.accepted, found.answer = on, actor, accepted, answer
        found.full_clean(exclude=["restriction"])
        found.save()
    return found


@transaction.atomic
def request_restriction_hearing(
    *, restriction: Restriction, actor, by: str, on: date | None = None
) -> RestrictionHearing:
    """The party asks for a hearing, in time."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "request_restriction_hearing", actor=actor, on=on) as row:
        return RestrictionHearing.objects.create(restriction=row, requested_on=on, requested_by=by)


@transaction.atomic
def call_restriction_hearing(
    *, restriction: Restriction, actor, scheduled_on: date, place: str, chair, on: date | None = None
) -> RestrictionHearing:
    """听证通知书, seven full working days ahead, with a chair who did not investigate."""
    on = on or today()
    data = {"scheduled_on": scheduled_on, "chair": chair}
    if restriction.case.is_investigator(chair):
        raise ValidationError(
            {"chair": f"{chair.name} 是本案调查人员，不得主持听证（行政处罚法 第64条）。请另选。"}
        )
    with RESTRICTIONS.step(restriction, "call_restriction_hearing", actor=actor, on=on, data=data) as row:
        hearing = row.hearing
        hearing.notified_on, hearing.scheduled_on, hearing.place, hearing.chair = (
            on,
            scheduled_on,
            place,
            chair,
        )
        paper = papers.restriction_hearing_notice(row, hearing, on=on)
        hearing.document = documents.issue(row.case, "hearing_notice", actor=actor, on=on, context=paper)
        hearing.save()
    return hearing


@transaction.atomic
def hold_restriction_hearing(
    *, restriction: Restriction, actor, minutes: str, conclusion: str, on: date | None = None
) -> RestrictionHearing:
    """The hearing was held; the decision follows its minutes (行政处罚法 第65条)."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "hold_restriction_hearing", actor=actor, on=on) as row:
        hearing = row.hearing
        hearing.held_on, hearing.minutes, hearing.conclusion = on, minutes, conclusion
        hearing.full_clean(exclude=["restriction", "document"])
        hearing.save()
    return hearing


@transaction.atomic
def decide_restriction(*, restriction: Restriction, actor, on: date | None = None) -> Restriction:
    """责令限制生产（停产整治）决定书; to be served within seven working days (限产停产办法 第13、14条)."""
    on = on or today()
    with RESTRICTIONS.step(restriction, "decide_restriction", actor=actor, on=on) as row:
        row.decided_on, row.decided_by = on, actor
        key = decision_key(row)
        row.document = documents.issue(
            row.case, key, actor=actor, on=on, context=papers.restriction_decision(row, on=on)
        )
    note_on_case(row, actor, "决定", on)
    return row


def decision_key(row: Restriction) -> str:
    """Each kind has its own paper and counter."""
    return "limit_decision" if row.is_limit else "suspension_decision"
