"""亮码: the visit's code, the page it opens, and the firm's one confirmation and rating."""

import hashlib
import hmac
import json
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bureau.record import services as record
from bureau.tokens import fingerprint
from inspections.models import InspectionTask, VisitCode, VisitRating

VALID = timedelta(days=30)  # the bureau's own term: how long the firm may confirm and rate
TRIES_AN_HOUR = 60  # asks of one address for pages of codes; a firm needs a handful
SENDS_AN_HOUR = 10


def token_of(code: VisitCode) -> str:
    """The token of a code. It is stored nowhere: without the installation's secret key no row tells it."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"visit-code|{code.nonce}".encode(), hashlib.sha256)
    return made.hexdigest()[:40]


@transaction.atomic
def open_code(*, task: InspectionTask, actor, at: datetime | None = None, noted: bool = True) -> VisitCode:
    """The code of a visit; made once. One that has run out is made anew, its old token opens nothing any more.

    `noted` writes it into the record; the beginning of a visit, which makes one too, has an entry of its own.
    """
    at = at or timezone.now()
    code = VisitCode.objects.select_for_update().filter(task=task).first()
    if code and code.expires_at > timezone.now():
        return code
    code = code or VisitCode(task=task)
    code.nonce = secrets.token_hex(16)
    code.digest = fingerprint(token_of(code))
    code.issued_at, code.issued_by, code.expires_at = at, actor, max(at, timezone.now()) + VALID
    code.save()
    if noted:
        until = code.expires_at.isoformat()
        record.append(task, actor=actor, verb="show_code", label="生成检查码", data={"until": until})
    return code


def address_of(code: VisitCode) -> str:
    """The address the QR code holds."""
    return settings.SITE_URL + reverse("inspections:shown", args=[token_of(code)])


def find(token: str) -> VisitCode | None:
    """The code a token opens; None for an unknown or expired one."""
    return (
        VisitCode.objects.valid(timezone.now())
        .select_related("task__enterprise", "task__officer_a", "task__officer_b", "task__result__draw")
        .select_related("task__campaign", "task__scene__checklist", "task__office")
        .filter(digest=fingerprint(token))
        .first()
    )


def too_often(sender: str, what: str, most: int) -> bool:
    """Counts one more ask of a sender in this hour; whether it was one too many."""
    hour = timezone.now().strftime("%Y%m%d%H")
    key = f"shown:{what}:{hour}:{hashlib.sha256(sender.encode()).hexdigest()}"
    cache.add(key, 0, 3600)
    return cache.incr(key) > most


def rate(*, code: VisitCode, **facts) -> VisitRating:
    """确认和评价, once for each visit. Raises ValidationError the second time."""
    rating = VisitRating(task=code.task, rated_at=timezone.now(), **facts)
    rating.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            rating.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError("没有收下：这次检查已经确认和评价过，每次检查一次。") from error
    # What was said is for the leaders; the officers read this record. The digest binds it all the same.
    said = json.dumps({**facts, "at": rating.rated_at.isoformat()}, sort_keys=True, ensure_ascii=False)
    record.append(
        code.task,
        actor=None,
        verb="rate",
        label="企业确认并评价",
        data={"sha256": hashlib.sha256(said.encode()).hexdigest()},
    )
    return rating
