"""Lending volumes (借阅): asked for, agreed by the clerk (副卷: by a head), given back. Each entered in the record."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from bureau.staff.roles import Role
from bureau.workflow import Refusal, Refused
from cases.archive.models.archive import Archive, Half
from cases.archive.models.borrowing import Borrowing
from cases.states import ArchiveState

AGREES = {Half.MAIN: Role.CLERK, Half.INNER: Role.LEADER}


@transaction.atomic
def ask(*, archive: Archive, actor, half: str, purpose: str, due_on: date) -> Borrowing:
    """Asks for a volume of an archived case."""
    if archive.state != ArchiveState.ARCHIVED:
        raise Refused("申请借阅", [Refusal("案卷还没有归档，归档以后才能借阅。")])
    asked = Borrowing(
        archive=archive, half=half, borrower=actor, purpose=purpose, asked_on=today(), due_on=due_on
    )
    asked.full_clean()
    asked.save()
    _enter(asked, actor, "ask_borrowing", "申请借阅", purpose)
    return asked


@transaction.atomic
def agree(*, borrowing: Borrowing, actor) -> Borrowing:
    """Lends it: 正卷 by the clerk, 副卷 by a head; nobody lends to oneself."""
    row = _open(borrowing, "同意借阅", actor)
    row.lent_on, row.agreed_by = today(), actor
    row.due_on = max(row.due_on, row.lent_on)
    row.save()
    _enter(row, actor, "agree_borrowing", "同意借阅")
    return row


@transaction.atomic
def refuse(*, borrowing: Borrowing, actor, reason: str) -> Borrowing:
    """Does not lend it, for the reason stated."""
    row = _open(borrowing, "不同意借阅", actor)
    row.refused_on, row.refused_reason = today(), reason[:200]
    row.save()
    _enter(row, actor, "refuse_borrowing", "不同意借阅", reason)
    return row


@transaction.atomic
def give_back(*, borrowing: Borrowing, actor) -> Borrowing:
    """Takes it back: by the borrower, or by the clerk."""
    row = Borrowing.objects.select_for_update(of=("self",)).get(pk=borrowing.pk)
    reasons = []
    if not row.lent_on or row.returned_on:
        reasons.append(Refusal("这一卷没有借出，或者已经归还。"))
    if actor.pk != row.borrower_id and not actor.has_role(Role.CLERK):
        reasons.append(Refusal(f"归还由借阅人{row.borrower.name}或者档案人员登记。"))
    if reasons:
        raise Refused("登记归还", reasons)
    row.returned_on = today()
    row.save()
    _enter(row, actor, "give_back", "归还案卷")
    return row


def _open(borrowing, label, actor) -> Borrowing:
    row = Borrowing.objects.select_for_update(of=("self",)).get(pk=borrowing.pk)
    reasons = []
    if row.lent_on or row.refused_on:
        reasons.append(Refusal("这个申请已经办理。"))
    if not actor.has_role(AGREES[row.half]):
        who = "档案人员" if row.half == Half.MAIN else "局领导"
        reasons.append(Refusal(f"{row.get_half_display()}的借阅由{who}批准。", "办法（令 30）第79条"))
    if actor.pk == row.borrower_id:
        reasons.append(Refusal("借阅人不得批准自己的申请。"))
    if reasons:
        raise Refused(label, reasons)
    return row


def _enter(row, actor, verb, label, note="") -> None:
    record.append(
        row.archive,
        actor=actor,
        verb=verb,
        label=f"{label}：{row.get_half_display()}，{row.borrower.name}",
        data={"borrowing": row.pk, "half": row.half, "due_on": row.due_on},
        note=note,
    )
