"""Entering, amending and withdrawing rows of the registers, each with an entry in the process record."""

from django.db import transaction
from django.utils import timezone

from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from publicity.cells import cell
from publicity.models import RegisterRow


@transaction.atomic
def enter(row: RegisterRow, *, actor, **people) -> RegisterRow:
    """Saves a new row for the actor's office; `people` sets the columns that name several colleagues.

    Raises ValidationError when the row breaks a rule of its register.
    """
    row.office, row.created_by = actor.office, actor
    row.full_clean()
    row.save(force_insert=True)
    for column, colleagues in people.items():
        getattr(row, column).set(colleagues)
    record.append(row, actor=actor, verb="enter", label=f"登记{row._meta.verbose_name}", on=row.held_on)
    return row


@transaction.atomic
def amend(*, row: RegisterRow, values: dict, actor) -> list[str]:
    """Changes columns of a row and records before and after. Returns the names of the columns that changed.

    Raises Refused for a withdrawn row.
    """
    row = _locked(row, "修改")
    before = {name: cell(row, name) for name in values}
    for name, value in values.items():
        field = getattr(row, name)
        if hasattr(field, "set"):
            field.set(value)
        else:
            setattr(row, name, value)
    row.full_clean()
    row.save()
    after = {name: cell(row, name) for name in values}
    changes = {name: [before[name], after[name]] for name in values if before[name] != after[name]}
    if changes:
        record.append(
            row,
            actor=actor,
            verb="amend",
            label=f"修改{row._meta.verbose_name}",
            data={"changes": changes},
            note="、".join(str(row._meta.get_field(name).verbose_name) for name in changes),
        )
    return list(changes)


@transaction.atomic
def withdraw_row(*, row: RegisterRow, reason: str, actor) -> RegisterRow:
    """Takes a row out of every count; it stays readable with its reason. Raises Refused if done or without reason."""
    row = _locked(row, "撤销登记")
    if not reason.strip():
        raise Refused("撤销登记", [Refusal("没有写撤销理由。请写明为什么不应计数。")])
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = timezone.now(), actor, reason.strip()
    row.save()
    record.append(
        row, actor=actor, verb="withdraw", label=f"撤销{row._meta.verbose_name}", note=row.withdrawn_reason
    )
    return row


def _locked(row: RegisterRow, label: str) -> RegisterRow:
    fresh = type(row).objects.select_for_update().get(pk=row.pk)
    if not fresh.is_current:
        raise Refused(
            label, [Refusal(f"这一条已于 {fresh.withdrawn_at:%Y-%m-%d} 撤销，不能再改。请另行登记。")]
        )
    return fresh
