"""The firm is asked in writing by a link that works once; its answer enters the day's review by itself."""

from datetime import datetime, time, timedelta
from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bureau.dates import today
from bureau.record import services as record
from bureau.tokens import fingerprint
from bureau.workflow import Refusal, Refused
from inspections.models import OnlineCheck
from inspections.offsite.models import ExplanationRequest
from inspections.services import online

USUAL_DAYS = 5  # the bureau's own term: no statute sets one for this explanation
MOST_DAYS = 30
MOST_ATTEMPTS = 20
MOST_FILES = 6


@transaction.atomic
def ask(*, check: OnlineCheck, actor, question: str, days: int = USUAL_DAYS) -> str:
    """Makes the link of one abnormal day and returns its token, which is kept nowhere else."""
    check = OnlineCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if not check.abnormal or check.outcome:
        raise ValidationError("没有发出：只有待办的异常可以要求企业说明。")
    token = token_urlsafe(32)
    ends = datetime.combine(today() + timedelta(days=days), time(23, 59, 59))
    found = ExplanationRequest(
        check_row=check,
        token_hash=fingerprint(token),
        question=question.strip(),
        expires_at=timezone.make_aware(ends),
        created_by=actor,
    )
    _close_expired(check)
    found.full_clean()
    found.save()
    if check.explanation_requested_on is None:
        check.explanation_requested_on = today()
        check.save(update_fields=["explanation_requested_on"])
    record.append(
        check.enterprise,
        actor=actor,
        verb="ask_explanation",
        label=f"要求对 {check.day} 数据异常书面说明，{ends:%Y-%m-%d} 前",
        note=question,
        data={"check": check.pk, "request": found.pk},
    )
    return token


def _close_expired(check: OnlineCheck) -> None:
    now = timezone.now()
    rows = ExplanationRequest.objects.filter(
        check_row=check, answered_at__isnull=True, revoked_at__isnull=True
    )
    rows.filter(expires_at__lte=now).update(revoked_at=now)


@transaction.atomic
def revoke(*, request: ExplanationRequest, actor) -> None:
    """Ends a link before it was used: sent to the wrong address, or to be sent anew."""
    request = ExplanationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.answered_at or request.revoked_at:
        raise Refused("撤销链接", [Refusal("链接已用过或已撤销。")])
    request.revoked_at = timezone.now()
    request.save(update_fields=["revoked_at"])
    record.append(
        request.check_row.enterprise,
        actor=actor,
        verb="revoke_link",
        label=f"撤销 {request.check_row.day} 数据异常的说明链接",
        data={"request": request.pk},
    )


def by_token(token: str) -> ExplanationRequest | None:
    """The request of a link, whatever became of it."""
    rows = ExplanationRequest.objects.filter(token_hash=fingerprint(token))
    return rows.select_related("check_row__enterprise__office", "created_by").first()


def attempt(request: ExplanationRequest) -> bool:
    """Counts one sending of the form; False once there were too many."""
    free = ExplanationRequest.objects.filter(pk=request.pk, attempts__lt=MOST_ATTEMPTS)
    return bool(free.update(attempts=F("attempts") + 1))


@transaction.atomic
def answer(
    *, request: ExplanationRequest, name: str, phone: str, cause: str, measures: str, files=()
) -> ExplanationRequest:
    """The firm explains, once. Raises ValidationError when the link is used up, and for a file that is none."""
    row = ExplanationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.answered_at:
        raise ValidationError("没有收下：这个链接已提交过说明，只能提交一次。")
    if row.revoked_at or row.expires_at <= timezone.now():
        raise ValidationError("没有收下：链接已失效。请联系本局值班人员重新发出。")
    if len(files) > MOST_FILES:
        raise ValidationError(f"没有收下：附件有 {len(files)} 个，最多 {MOST_FILES} 个。请合并后重传。")
    row.answered_at, row.answered_by, row.phone = timezone.now(), name.strip(), phone.strip()
    row.cause, row.measures = cause.strip(), measures.strip()
    row.full_clean(exclude=["created_by"])
    row.save()
    sender = f"{row.check_row.enterprise.name} {row.answered_by} 经一次性链接提交"
    for upload in files:
        record.store_file(
            row, upload=upload, actor=row.created_by, title=f"企业提交：{upload.name}"[:120], sent_by=sender
        )
    told = f"{row.cause}\n整改：{row.measures}\n（{row.answered_by}，网上提交）"
    online.receive_explanation(check=row.check_row, actor=None, text=told)
    return row
