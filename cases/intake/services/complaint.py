"""Complaints: receiving, telling acceptance or route, answering, review of the answer, showing the reporter."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.documents.services import take_number
from bureau.law.services import issuing_organ
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases.intake.confidential import names_any
from cases.intake.papers import complaint as papers
from cases.intake.services.clue import register_clue
from cases.models import Clue, Complaint, ComplaintReview
from cases.workflow import COMPLAINTS

PETITIONS = (Complaint.Channel.PETITION, Complaint.Channel.VISIT, Complaint.Channel.LETTER)


def finish_key(complaint: Complaint) -> str:
    """The limit for the answer: petitions 60 days (信访工作条例 第34条), the hotline its own (热线办法 第9条)."""
    return "petition.finish" if complaint.channel in PETITIONS else "hotline.finish"


@transaction.atomic
def register_complaint(*, actor, office, received_on: date, **facts) -> Complaint:
    """Registers a complaint; acceptance or route is told within 15 days (信访工作条例 第23条)."""
    number = take_number(organ=issuing_organ(received_on), key="complaint", word="举", on=received_on)
    complaint = Complaint(office=office, created_by=actor, received_on=received_on, number=number, **facts)
    complaint.full_clean(exclude=["office", "created_by", "clue"])
    complaint.save()
    record.append(
        complaint,
        actor=actor,
        verb="register",
        label=f"登记投诉举报：{complaint.get_channel_display()}",
        on=received_on,
        legal=True,
        data={"number": number, "subject": complaint.subject},
    )
    timelimits.start(complaint, "petition.tell", on=received_on, actor=actor)
    return complaint


@transaction.atomic
def accept_complaint(*, complaint: Complaint, actor, on: date | None = None, **clue_facts) -> Complaint:
    """Accepted: the reporter is told, the answer falls due; a report of a violation becomes a clue at once.

    `clue_facts` (kind of party, suspected violation) open the clue; without `violation_reported` none is opened.
    """
    on = on or today()
    reported = clue_facts.pop("violation_reported", True)
    with COMPLAINTS.step(complaint, "accept_complaint", actor=actor, on=on) as row:
        row.accepted_on = row.told_on = on
        if reported:
            row.clue = register_clue(
                actor=actor,
                office=row.office,
                source=Clue.Source.COMPLAINT,
                received_on=row.received_on,
                content=row.content,
                place=row.place,
                **{"party_name": row.subject, **clue_facts},
            )
        timelimits.start(row, finish_key(row), on=on, actor=actor)
        if not row.is_anonymous:
            documents.issue(
                row, "complaint_acceptance", actor=actor, on=on, context=papers.acceptance(row, on=on)
            )
    return row


@transaction.atomic
def join_complaint(*, complaint: Complaint, actor, clue: Clue, on: date | None = None) -> Complaint:
    """Another report of a matter that is being checked: accepted on the clue that exists, checked once."""
    on = on or today()
    with COMPLAINTS.step(complaint, "join_complaint", actor=actor, on=on, data={"clue": clue}) as row:
        row.accepted_on, row.told_on, row.clue = on, on, clue
        timelimits.start(row, finish_key(row), on=on, actor=actor)
        if not row.is_anonymous:
            documents.issue(
                row, "complaint_acceptance", actor=actor, on=on, context=papers.acceptance(row, on=on)
            )
    return row


@transaction.atomic
def route_complaint(
    *, complaint: Complaint, actor, organ: str, reason: str, on: date | None = None
) -> Complaint:
    """Not ours: passed on to the organ in charge, and the reporter told where (信访工作条例 第23条; 热线办法)."""
    on = on or today()
    with COMPLAINTS.step(complaint, "route_complaint", actor=actor, on=on, note=reason) as row:
        row.routed_to, row.reason, row.told_on = organ, reason, on
        if not row.is_anonymous:
            documents.issue(row, "complaint_routing", actor=actor, on=on, context=papers.routing(row, on=on))
    return row


@transaction.atomic
def decline_complaint(*, complaint: Complaint, actor, reason: str, on: date | None = None) -> Complaint:
    """不予受理, with the reason and the way that is open instead."""
    on = on or today()
    with COMPLAINTS.step(complaint, "decline_complaint", actor=actor, on=on, note=reason) as row:
        row.reason, row.told_on = reason, on
        if not row.is_anonymous:
            documents.issue(
                row, "complaint_declined", actor=actor, on=on, context=papers.declined(row, on=on)
            )
    return row


@transaction.atomic
def withdraw_complaint(*, complaint: Complaint, actor, reason: str, on: date | None = None) -> Complaint:
    """The reporter takes the complaint back; a clue that was opened is checked all the same."""
    on = on or today()
    with COMPLAINTS.step(complaint, "withdraw_complaint", actor=actor, on=on, note=reason) as row:
        row.reason = reason
        timelimits.cancel(row, finish_key(row), "举报人撤回")
    return row


@transaction.atomic
def extend_complaint(*, complaint: Complaint, actor, reason: str, on: date | None = None) -> Complaint:
    """The head extends by up to 30 days; the reporter is told why (信访工作条例 第34条)."""
    on = on or today()
    with COMPLAINTS.step(complaint, "extend_complaint", actor=actor, on=on, note=reason) as row:
        timelimits.extend(row, finish_key(row), on=on, reason=reason, by=actor)
    return row


@transaction.atomic
def reply_complaint(
    *, complaint: Complaint, actor, result: str, reply: str, on: date | None = None
) -> Complaint:
    """The answer, signed by a head (热线办法 第12条); the way to a review is told in it."""
    on = on or today()
    _refuse_reporter(complaint, reply)
    with COMPLAINTS.step(complaint, "reply_complaint", actor=actor, on=on, data={"result": result}) as row:
        row.finished_on, row.result, row.reply = on, result, reply
        timelimits.meet(row, finish_key(row), on=on)
        if not row.is_anonymous:
            documents.issue(row, "complaint_reply", actor=actor, on=on, context=papers.answer(row, on=on))
    return row


def _refuse_reporter(complaint: Complaint, text: str) -> None:
    """The words of the answer stand on the page for all: the letter alone names its reader."""
    if names_any(text, (complaint.reporter, complaint.reporter_phone, complaint.reporter_address)):
        raise ValidationError({"reply": "答复中写有举报人信息。请删去后再提交。"})


@transaction.atomic
def record_feedback(*, complaint: Complaint, actor, satisfied: bool, note: str = "") -> Complaint:
    """What the reporter says of the answer (回访)."""
    with COMPLAINTS.step(complaint, "record_feedback", actor=actor, note=note) as row:
        row.satisfied = satisfied
    return row


@transaction.atomic
def ask_review(*, complaint: Complaint, actor, organ: str, on: date) -> ComplaintReview:
    """复查 of the answer, then 复核 of the review; each asked within 30 days (第35、36条)."""
    complaint = Complaint.objects.get(pk=complaint.pk)
    earlier = complaint.reviews.last()
    step = ComplaintReview.Step.RECHECK if earlier else ComplaintReview.Step.REVIEW
    before = earlier.answered_on if earlier else complaint.finished_on
    asked = f"petition.{step}.request"
    last = timelimits.due(asked, before, office=complaint.office).on if before else None
    if last is None or on > last:
        text = (
            f"没有登记：申请{step.label}的期限到 {last} 届满。" if last else "没有登记：上一环节还没有答复。"
        )
        raise ValidationError({"on": text})
    with COMPLAINTS.step(complaint, "ask_review", actor=actor, on=on, data={"step": step}) as row:
        timelimits.start(row, f"petition.{step}.answer", on=on, actor=actor)
        return ComplaintReview.objects.create(complaint=row, step=step, asked_on=on, organ=organ)


@transaction.atomic
def answer_review(*, complaint: Complaint, actor, opinion: str, on: date | None = None) -> ComplaintReview:
    """What the reviewing organ found."""
    on = on or today()
    with COMPLAINTS.step(complaint, "answer_review", actor=actor, on=on, note=opinion) as row:
        review = row.reviews.get(answered_on__isnull=True)
        review.answered_on, review.opinion = on, opinion
        review.full_clean(exclude=["complaint"])
        review.save()
        timelimits.meet(row, f"petition.{review.step}.answer", on=on)
    return review


@transaction.atomic
def show_reporter(*, complaint: Complaint, actor, reason: str) -> dict:
    """Name, phone and address of the reporter; who looked, when and why stays in the record (举报人保密)."""
    with COMPLAINTS.step(complaint, "show_reporter", actor=actor, note=reason) as row:
        return {"name": row.reporter, "phone": row.reporter_phone, "address": row.reporter_address}
