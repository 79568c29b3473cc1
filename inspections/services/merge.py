"""Joining two entries of the register that are one enterprise. In one transaction, on record, not to be undone."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from bureau.dates import today
from bureau.record import services as record
from inspections.models import (
    DrawResult,
    Enterprise,
    EnterpriseChange,
    EnterpriseMerge,
    OnlineWatch,
    PositiveListEntry,
)
from inspections.services import cap as caps

# What was drawn and published under the old name and code keeps naming it; the history belongs to its own entry.
STAYS = (DrawResult, EnterpriseChange, EnterpriseMerge, Enterprise)


@transaction.atomic
def merge(
    *, loser: Enterprise, winner: Enterprise, actor, reason: str, code_reason: str, on: date | None = None
) -> EnterpriseMerge:
    """`loser` becomes a signpost to `winner`; visits, cases and all else that points at it is moved.

    Two entries always differ in their credit codes, so `code_reason` says which of the known causes it was. Raises
    ValidationError when that is missing, when one of them is merged already, or both are on the positive list or
    under daily review: one of the two has to end first. Parties written into cases stay as they are.
    """
    loser, winner = _locked(loser, winner)
    _check(loser, winner, reason, code_reason)
    caps.join(loser, winner)
    done = EnterpriseMerge(
        loser=loser,
        winner=winner,
        reason=reason,
        code_reason=code_reason,
        merged_on=on or today(),
        by=actor,
        moved=_move_all(loser, winner),
    )
    done.full_clean()
    done.save()
    loser.absorbed.update(merged_into=winner)
    loser.merged_into, loser.active = winner, False
    loser.save(update_fields=["merged_into", "active", "updated_at"])
    _record(done, actor)
    return done


def _locked(loser: Enterprise, winner: Enterprise) -> tuple[Enterprise, Enterprise]:
    """Both rows, locked in the order of their keys, so that two merges crosswise wait for each other."""
    rows = Enterprise.objects.select_for_update(of=("self",)).filter(pk__in=[loser.pk, winner.pk])
    found = {row.pk: row for row in rows.order_by("pk")}
    return found[loser.pk], found[winner.pk]


def _check(loser: Enterprise, winner: Enterprise, reason: str, code_reason: str) -> None:
    if loser.pk == winner.pk:
        raise ValidationError({"winner": "没有合并：两边是同一份档案。请另选保留的档案。"})
    for row in (loser, winner):
        if row.merged_into:
            raise ValidationError(f"没有合并：{row.name}（{row.code}）已并入 {row.merged_into.name}。")
    if not reason.strip():
        raise ValidationError({"reason": "没有合并：缺依据。请写明据以认定为同一家企业的材料。"})
    if code_reason not in EnterpriseMerge.CodeReason.values:
        raise ValidationError(
            {
                "code_reason": f"没有合并：两份档案的统一社会信用代码不同（{loser.code}、{winner.code}），"
                "通常是两家企业。确为同一家的，请写明代码为何不同。"
            }
        )
    both = [loser, winner]
    if PositiveListEntry.objects.filter(enterprise__in=both, state__in=PositiveListEntry.ACTIVE).count() > 1:
        raise ValidationError("没有合并：两份档案都在正面清单上或正在办理列入。请先移出或办结其中一项。")
    if OnlineWatch.objects.in_force(today()).filter(enterprise__in=both).count() > 1:
        raise ValidationError("没有合并：两份档案都在每日在线巡查中。请先结束其中一项。")


def _move_all(loser: Enterprise, winner: Enterprise) -> dict[str, int]:
    """Moves every row of every room that points at the loser. Returns the numbers moved by name of model."""
    moved: dict[str, int] = {}
    for relation in Enterprise._meta.get_fields(include_hidden=True):
        pointing = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if not pointing or relation.related_model in STAYS:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: loser})
        if count := _move(rows, relation.field.name, winner):
            name = str(relation.related_model._meta.verbose_name)
            moved[name] = moved.get(name, 0) + count
    return moved


def _move(rows, column: str, winner: Enterprise) -> int:
    """All at once; where the winner has such a row already (the same recusal), row by row: that one stays behind."""
    try:
        with transaction.atomic():
            return rows.update(**{column: winner})
    except IntegrityError:
        return sum(_move_one(rows.filter(pk=pk), column, winner) for pk in rows.values_list("pk", flat=True))


def _move_one(row, column: str, winner: Enterprise) -> int:
    try:
        with transaction.atomic():
            return row.update(**{column: winner})
    except IntegrityError:
        return 0


def _record(done: EnterpriseMerge, actor) -> None:
    facts = {
        "loser": [done.loser.pk, done.loser.code, done.loser.name],
        "winner": [done.winner.pk, done.winner.code, done.winner.name],
        "code_reason": done.code_reason,
        "moved": done.moved,
    }
    common = {"actor": actor, "data": facts, "on": done.merged_on, "note": done.reason, "legal": True}
    record.append(
        done.winner,
        verb="absorb",
        label=f"合并企业档案：{done.loser.name}（{done.loser.code}）并入",
        **common,
    )
    record.append(
        done.loser, verb="merge", label=f"企业档案并入 {done.winner.name}（{done.winner.code}）", **common
    )
