"""Keeping the register of law: adding, changing by a new version, correcting, ending, marking as checked.

A row that is in force or has been used is never overwritten: a change is a new version from its own first day, and
the row before it ends the day before. Only a row neither begun nor used may be corrected in place. The mark of
having been checked (核对) and the source may be set at any time: they say nothing about the law itself. Every act is
in the process record, with who, when, why, before and after.

All verbs raise Refused without the right 法规维护 and for a row of another bureau, and ValidationError with a Chinese
sentence for bad input.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.kept import Kept, is_used
from bureau.law.models import Organ
from bureau.law.services.changes import record_change, words
from bureau.workflow import Refusal, Refused

ARTICLE = "法规维护由管理员授权"


def require_keeper(user) -> None:
    """Raises Refused unless the person is a clerk with the right 法规维护."""
    if not user.may_keep_law:
        missing = "没有法规维护权。请管理员在人员管理中为综合与公开岗位授予“法规维护”。"
        raise Refused("维护法律依据", [Refusal(missing, ARTICLE)])


def may_keep(row, user) -> bool:
    """Whether a row is the person's to keep: one for the whole land, or one of an office of the own bureau."""
    office = getattr(row, "office", None)
    return user.may_keep_law and (office is None or office.path.startswith(user.scope_path))


def require_own(row, user) -> None:
    """Raises Refused without the right, and for a row of another bureau."""
    require_keeper(user)
    if not may_keep(row, user):
        text = f"这一项适用于{row.office.name}，由该机构的法规维护人员办理。"
        raise Refused("维护法律依据", [Refusal(text, ARTICLE)])


def may_correct(row) -> bool:
    """Whether a row may still be corrected in place: neither begun nor used.

    An invented organ that has issued nothing is no law: a real bureau puts its own identity in its place.
    """
    sample = isinstance(row, Organ) and row.invented
    if isinstance(row, Kept) and row.has_begun(today()) and not sample:
        return False
    return not is_used(row)


@transaction.atomic
def add(*, row, actor, reason: str, write_parts=None):
    """A new thing in the register. `row` is unsaved; `write_parts(row)` writes what belongs to it."""
    require_own(row, actor)
    _check_reason(reason)
    row.by_hand = True
    _check_room(row)
    row.full_clean()
    row.save()
    if write_parts:
        write_parts(row)
    record_change(row, actor=actor, verb="add", label="录入", before={}, after=words(row), reason=reason)
    return row


@transaction.atomic
def correct(*, row, actor, reason: str, write_parts=None):
    """Corrects a row that has neither begun nor been used; `row` carries the new values."""
    _check_reason(reason)
    stored = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    require_own(stored, actor)
    if not may_correct(stored):
        raise ValidationError("没有更正：这一版本已经施行或者已被使用。请另立新版本。")
    before = words(stored)
    row.by_hand = True
    _check_room(row)
    row.full_clean()
    row.save()
    if write_parts:
        write_parts(row)
    record_change(
        row, actor=actor, verb="correct", label="更正", before=before, after=words(row), reason=reason
    )
    return row


@transaction.atomic
def new_version(*, of, row, actor, reason: str, write_parts=None):
    """The version that follows `of` from `row.effective_from`; `of` ends the day before. Clocks and cases that began
    with `of` keep it.
    """
    _check_reason(reason)
    former = type(of)._default_manager.select_for_update(of=("self",)).get(pk=of.pk)
    require_own(former, actor)
    first = row.effective_from
    if first is None or (former.effective_from and first <= former.effective_from):
        raise ValidationError(
            {
                "effective_from": f"新版本的起用日须晚于原版本的起用日 {former.effective_from or '（未录入）'}。"
            }
        )
    before = words(former)
    former.ends_before(first)
    former.by_hand = row.by_hand = True
    former.save()
    _check_room(row)
    row.full_clean()
    row.save()
    if write_parts:
        write_parts(row)
    facts = {"actor": actor, "before": before, "reason": reason}
    record_change(former, verb="end", label="为新版本所代", after=words(former), **facts)
    record_change(row, verb="new_version", label="新版本", after=words(row), **facts)
    return row


@transaction.atomic
def end(*, row, last_day: date, actor, reason: str):
    """The row ends without a successor: the law was repealed, the organ ceased."""
    _check_reason(reason)
    stored = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    require_own(stored, actor)
    if stored.effective_to and stored.effective_to <= last_day:
        raise ValidationError({"last_day": f"没有登记：这一版本已于 {stored.effective_to} 止用。"})
    before = words(stored)
    stored.effective_to, stored.by_hand = last_day, True
    stored.full_clean()
    stored.save()
    record_change(
        stored, actor=actor, verb="end", label="止用", before=before, after=words(stored), reason=reason
    )
    return stored


@transaction.atomic
def verify(*, row, verified: str, source: str, actor, reason: str):
    """Sets the mark of having been checked against the published text, and where it was read."""
    _check_reason(reason)
    stored = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    require_own(stored, actor)
    before = words(stored)
    stored.verified, stored.source, stored.by_hand = verified, source, True
    stored.full_clean()
    stored.save()
    record_change(
        stored, actor=actor, verb="verify", label="核对", before=before, after=words(stored), reason=reason
    )
    return stored


@transaction.atomic
def set_active(*, violation, active: bool, actor, reason: str):
    """Offers a violation for new clues and cases, or no longer; old cases keep it."""
    require_keeper(actor)
    _check_reason(reason)
    before = words(violation)
    violation.is_active, violation.by_hand = active, True
    violation.save(update_fields=["is_active", "by_hand"])
    label = "恢复选用" if active else "停止选用"
    record_change(
        violation,
        actor=actor,
        verb="active",
        label=label,
        before=before,
        after=words(violation),
        reason=reason,
    )
    return violation


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": "没有保存：缺理由。请写明公布文号或更改的原因。"})


def _check_room(row) -> None:
    """Two versions of one thing never hold on the same day."""
    if not isinstance(row, Kept):
        return
    first, last = row.effective_from or date.min, row.effective_to or date.max
    for other in row.versions.exclude(pk=row.pk):
        if first <= (other.effective_to or date.max) and (other.effective_from or date.min) <= last:
            until = other.effective_to or "今"
            raise ValidationError(
                {"effective_from": f"与已有版本（{other.effective_from or '—'} 至 {until}）重叠。请改日期。"}
            )
