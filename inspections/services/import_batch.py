"""One batch of an import: every row judged, the good ones written in a few statements, the results kept with them."""

import csv
import io
from dataclasses import dataclass, field

from django.db import transaction

from bureau.cells import harmless
from bureau.dates import today
from bureau.record.bulk import append_each
from inspections.models import Enterprise, EnterpriseChange, EnterpriseImport, ImportPart
from inspections.pinyin import initials_of
from inspections.register_file import HEADS, Line
from inspections.services import enterprise as register

SHOWN_PROBLEMS = 200
RESULT_HEADS = ["行号", "结果", "说明"]
LABELS = {"created": "新增", "updated": "更新", "unchanged": "不变", "failed": "错误"}


class Overtaken(Exception):
    """Another run has gone on with this import."""


@dataclass
class Judged:
    """A row, what becomes of it, and why."""

    line: Line
    outcome: str
    why: str = ""
    row: Enterprise | None = None
    changed: dict = field(default_factory=dict)


@transaction.atomic
def settle(found: EnterpriseImport, batch: list[Line], *, writing: bool) -> None:
    """Judges a batch and, if `writing`, writes it; moves the import's counts on in the same transaction.

    Raises Overtaken when another run has done this batch; IntegrityError when somebody registered one of its
    enterprises meanwhile: the batch is then to be tried again.
    """
    held = EnterpriseImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if (held.state, held.reached) != (found.state, found.reached):
        raise Overtaken
    known = _known(batch, writing)
    judged = [_judge(found, line, known.get(line.facts.get("code", ""))) for line in batch]
    if writing:
        _write(found, judged)
    _keep(found, judged)


def _known(batch: list[Line], writing: bool) -> dict[str, Enterprise]:
    rows = Enterprise.objects.select_related("office", "merged_into").order_by("code")
    if writing:
        rows = rows.select_for_update(of=("self",))
    codes = [code for line in batch if (code := line.facts.get("code"))]
    return {enterprise.code: enterprise for enterprise in rows.filter(code__in=codes)}


def _judge(found, line: Line, known: Enterprise | None) -> Judged:
    if line.faults:
        return Judged(line, "failed", "；".join(line.faults))
    if known is None:
        facts = {"short_name": line.facts["name"][:40], **line.facts}
        return Judged(
            line, "created", row=Enterprise(office=found.office, created_by=found.created_by, **facts)
        )
    if not known.office.path.startswith(found.office.path):
        return Judged(line, "failed", "企业属于其他机构")
    if known.merged_into:
        into = known.merged_into
        return Judged(line, "failed", f"这份档案已并入 {into.name}，请改用其代码 {into.code}")
    changed = register.differences(known, line.facts)
    if not changed:
        return Judged(line, "unchanged")
    names = "、".join(Enterprise._meta.get_field(name).verbose_name for name in changed)
    return Judged(line, "updated", f"更新 {names}", known, changed)


def _write(found: EnterpriseImport, judged: list[Judged]) -> None:
    actor, reason = found.created_by, f"导入 {found.name}"
    new = [each.row for each in judged if each.outcome == "created"]
    for enterprise in new:
        enterprise.initials = initials_of(enterprise.short_name, enterprise.name)
    Enterprise.objects.bulk_create(new)
    append_each(
        ((row, "登记企业", {"code": row.code}) for row in new), actor=actor, verb="register", note=reason
    )
    updated = [each for each in judged if each.outcome == "updated"]
    _update(updated)
    EnterpriseChange.objects.bulk_create(
        change
        for each in updated
        for change in register.changes_of(each.row, each.changed, by=actor, reason=reason, on=today())
    )
    entries = (
        (
            each.row,
            register.label_of(each.changed),
            {n: [str(b), str(a)] for n, (b, a) in each.changed.items()},
        )
        for each in updated
    )
    append_each(entries, actor=actor, verb="update", note=reason)


def _update(updated: list[Judged]) -> None:
    """All changed rows in one statement, found by their codes; their ids are left out, for the code decides."""
    names = sorted({name for each in updated for name in each.changed})
    if not names:
        return
    columns = [*register.FIELDS, "created_by_id", "office_id"]
    rows = []
    for each in updated:
        for name, (_, after) in each.changed.items():
            setattr(each.row, name, after)
        rows.append(Enterprise(**{name: getattr(each.row, name) for name in columns}))
        rows[-1].initials = initials_of(each.row.short_name, each.row.name)
    Enterprise.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*names, "initials", "updated_at"],
    )


def _keep(found: EnterpriseImport, judged: list[Judged]) -> None:
    text, faults = io.StringIO(newline=""), io.StringIO(newline="")
    whole, faulty = csv.writer(text), csv.writer(faults)
    for each in judged:
        setattr(found, each.outcome, getattr(found, each.outcome) + 1)
        cells = (harmless(each.line.cells.get(head, "")) for head in HEADS)
        row = [each.line.number, LABELS[each.outcome], each.why, *cells]
        whole.writerow(row)
        if each.outcome == "failed":
            faulty.writerow(row)
            _show(found, each)
    found.rows += len(judged)
    found.reached = judged[-1].line.number
    ImportPart.objects.create(
        found=found, last_row=found.reached, text=text.getvalue(), faults=faults.getvalue()
    )
    found.save(update_fields=["reached", "rows", "problems", *LABELS])


def _show(found: EnterpriseImport, each: Judged) -> None:
    if len(found.problems) < SHOWN_PROBLEMS:
        cells = each.line.cells
        found.problems.append(
            {
                "row": each.line.number,
                "code": cells.get("统一社会信用代码", ""),
                "name": cells.get("企业名称", ""),
                "why": each.why,
            }
        )
