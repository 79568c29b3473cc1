"""Requests to correct what is published: taken in from anyone, answered by the clerk."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.record import services as record
from bureau.staff.models import Office
from bureau.workflow import Refusal, Refused
from publicity.models import Correction, Publication
from publicity.workflow import CORRECTIONS

PER_SENDER = 20  # in 24 hours from one address; a whole office may share one
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are mistaken for each other


def too_many(sender: str) -> bool:
    """Whether one sender has sent all that is taken in a day."""
    since = timezone.now() - timedelta(days=1)
    return Correction.objects.filter(sender=sender, created_at__gte=since).count() >= PER_SENDER


@transaction.atomic
def receive(
    *,
    publication: Publication | None,
    applicant: str,
    contact: str,
    what: str,
    evidence: str = "",
    sender: str = "",
) -> Correction:
    """Takes in a request. Its code is given to the sender and tells nothing about anyone else's."""
    office = (
        publication.office
        if publication
        else Office.objects.exclude(kind=Office.Kind.SECTION).order_by("-path").first()
    )
    code = f"GZ{today():%y%m}-" + "".join(secrets.choice(LETTERS) for _ in range(6))
    correction = Correction.objects.create(
        office=office,
        publication=publication,
        applicant=applicant,
        contact=contact,
        what=what,
        evidence=evidence,
        sender=sender,
        code=code,
    )
    record.append(correction, actor=None, verb="receive", label="收到更正申请", after=correction.state)
    return correction


@transaction.atomic
def answer(*, correction: Correction, accept: bool, text: str, actor) -> Correction:
    """Answers a request either way, with reasons."""
    step = "accept" if accept else "decline"
    if not text.strip():
        raise Refused(
            CORRECTIONS[step].label,
            [Refusal("没有写答复。请写明核查结果和理由。", "政府信息公开条例 第41条")],
        )
    with CORRECTIONS.step(correction, step, actor=actor, note=text) as row:
        row.answered_at, row.answered_by, row.answer = timezone.now(), actor, text.strip()
    return row
