"""Taking in what officers entered on their devices: every entry once, nothing lost, conflicts decided by a person.

`ok` and `duplicate`: on record. `conflict`: kept whole on the server and waiting for a decision. `refused`: not kept,
it stays on the device with the reason.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from bureau.constraints import words_of
from bureau.dates import local_day
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections.entries import Entry
from inspections.guards.task import TWO_OFFICERS
from inspections.models import DeviceEntry, InspectionTask
from inspections.services import device_parts as parts
from inspections.services.device_acts import Clash, apply, taken_at

State = DeviceEntry.State


@dataclass(frozen=True)
class Outcome:
    """What became of one entry."""

    status: str
    words: str = ""


def take_in(*, actor, entry: Entry, upload=None) -> Outcome:
    """Puts one entry on record, in a transaction of its own. Never raises for what the entry says."""
    try:
        with transaction.atomic():
            return _take_in(actor, entry, upload)
    except ValidationError as error:
        return Outcome("refused", " ".join(error.messages))
    except IntegrityError as error:
        known = DeviceEntry.objects.filter(client_id=entry.client_id).first()
        return (
            _again(known, actor, entry) if known else Outcome("refused", " ".join(words_of(error).messages))
        )


def take_in_parts(*, actor, entry: Entry, name: str) -> Outcome:
    """The same for a file that came in parts. A file damaged on the way is cleared, so that it comes anew."""
    upload = parts.whole(actor=actor, client_id=entry.client_id, name=name)
    if upload is None:
        return take_in(actor=actor, entry=entry)
    with upload:
        outcome = take_in(actor=actor, entry=entry, upload=upload)
    parts.forget(actor=actor, client_id=entry.client_id)
    return outcome


def _take_in(actor, entry: Entry, upload) -> Outcome:
    task = _own_task(actor, entry.task)
    if task is None:
        return Outcome("refused", "没有这项检查，或检查人员已不是本人。登记仍在本机，请与派单人核对。")
    if known := DeviceEntry.objects.filter(client_id=entry.client_id).first():
        return _again(known, actor, entry)
    if fault := _upload_fault(entry, upload):
        return Outcome("refused", fault)
    made_at, reason, stored = _believed(entry, task), "", None
    try:
        with transaction.atomic():
            stored = apply(task, actor, entry.kind, entry.content, made_at, upload=upload)
    except Clash as clash:
        reason = str(clash)
    except Refused as refused:
        reason = "；".join(refusal.text for refusal in refused.refusals)
    if reason and upload:
        stored = _keep_file(task, actor, entry.content, upload)
    DeviceEntry.objects.create(
        client_id=entry.client_id,
        task=task,
        user=actor,
        kind=entry.kind,
        made_at=entry.made_at,
        content=entry.content,
        digest=entry.digest,
        stored=stored,
        state=State.CONFLICT if reason else State.KEPT,
        reason=reason[:300],
    )
    return Outcome("conflict", reason) if reason else Outcome("ok")


def _believed(entry: Entry | DeviceEntry, task: InspectionTask) -> datetime:
    """When it was entered, as far as that can be true: not in the future, and not before the visit was given out.

    What the device claimed stays in the row.
    """
    now = timezone.now()
    return now if local_day(entry.made_at) < task.assigned_on else min(entry.made_at, now)


def _own_task(actor, pk: int) -> InspectionTask | None:
    rows = InspectionTask.objects.visible_to(actor).of_officer(actor)
    return rows.select_for_update(of=("self",)).filter(pk=pk).first()


def _again(known: DeviceEntry, actor, entry: Entry) -> Outcome:
    if known.user_id != actor.pk or known.digest != entry.digest:
        return Outcome("refused", "这个设备编号已用于另一条登记。")
    return Outcome("duplicate", known.reason if known.state == State.CONFLICT else "")


def _upload_fault(entry: Entry, upload) -> str:
    if entry.kind != "photo":
        return "这种登记不带文件。" if upload else ""
    if upload is None:
        return "没有收到文件，请重新同步。"
    sha = hashlib.sha256()
    for block in upload.chunks():
        sha.update(block)
    upload.seek(0)
    if sha.hexdigest() != entry.content["sha256"]:
        return "收到的文件与设备上的指纹不一致，请重新同步。"
    return ""


def _keep_file(task, actor, content: dict, upload):
    return record.store_file(
        task,
        upload=upload,
        actor=actor,
        title=content["title"] or "待处理的现场材料",
        taken_at=taken_at(content),
        place=content["place"],
    )


@transaction.atomic
def settle(*, entry: DeviceEntry, actor, choice: str) -> DeviceEntry:
    """Decides a conflict: 采用本条 while the visit runs, 保留已有记录, or, once it is over, 作为补充材料留存.

    Raises Refused for another's visit, one settled before, or a choice the state of the visit does not allow.
    """
    task = _own_task(actor, entry.task_id)
    row = DeviceEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if task is None:
        raise Refused("处理", [Refusal("只有这次检查的两名检查人员可以处理。", TWO_OFFICERS)])
    if row.state != State.CONFLICT:
        raise Refused("处理", [Refusal(f"这条登记已处理：{row.get_state_display()}。")])
    if choice not in choices_of(task):
        raise Refused("处理", [Refusal(f"检查“{task.state_label}”，不能{State(choice).label}。")])
    if choice == State.MINE:
        made_at = _believed(row, task)
        apply(task, actor, row.kind, row.content, made_at, stored=row.stored, force=True)
    row.state, row.settled_at, row.settled_by = choice, timezone.now(), actor
    row.save(update_fields=["state", "settled_at", "settled_by"])
    record.append(
        task,
        actor=actor,
        verb="settle_entry",
        label=f"处理设备登记：{row.get_kind_display()}，{row.get_state_display()}",
        legal=choice == State.ATTACHED,
        note=row.reason,
        data={"entry": str(row.client_id), "made_at": row.made_at.isoformat(), "content": row.content},
    )
    return row


@transaction.atomic
def settle_all(*, task: InspectionTask, actor, choice: str) -> int:
    """The same decision on every open conflict of a visit, in the order in which they were made; how many.

    Raises Refused, and nothing is decided, when one of them cannot be decided so.
    """
    waiting = DeviceEntry.objects.open_conflicts().filter(task=task).order_by("made_at", "pk")
    return len([settle(entry=entry, actor=actor, choice=choice) for entry in waiting])


def choices_of(task: InspectionTask) -> tuple[str, ...]:
    """What may be done with a conflict in the present state of the visit."""
    if task.is_frozen:
        return (State.ATTACHED, State.THEIRS)
    return (State.MINE, State.THEIRS)
