"""What a row of the register says in words, what a change changed, and the history the pages show."""

from dataclasses import dataclass

from django.db.models import Q

from bureau.kept import Kept
from bureau.law.models import DiscretionBenchmark, Violation, ViolationBasis
from bureau.record import services as record
from bureau.record.models import Entry

HIDDEN = ("id", "by_hand", "order")


@dataclass(frozen=True)
class Line:
    """One field of a change, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One entry of a row's history."""

    entry: Entry
    lines: list[Line]


def words(row) -> dict[str, str]:
    """Every field of a row as label and text, the factors of a benchmark included."""
    shown = {
        field.verbose_name: _text(row, field)
        for field in row._meta.concrete_fields
        if field.name not in HIDDEN
    }
    if isinstance(row, ViolationBasis):
        shown["幅度"] = row.shown_range
    if isinstance(row, DiscretionBenchmark) and row.pk:
        shown["因素与情形"] = factor_lines(row)
    return shown


def factor_lines(benchmark: DiscretionBenchmark) -> str:
    """The factors as the form takes them: `因素：情形=值；情形=值`, one factor a line."""
    lines = []
    for factor in benchmark.factors.prefetch_related("options"):
        options = "；".join(f"{option.label}={option.shown_value}" for option in factor.options.all())
        lines.append(f"{factor.name}{'' if factor.required else '（选填）'}：{options}")
    return "\n".join(lines)


def _text(row, field) -> str:
    value = getattr(row, field.name)
    if field.choices and (shown := str(getattr(row, f"get_{field.name}_display")())):
        return shown
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if field.get_internal_type() == "DecimalField":
        return f"{value.normalize():,f}"
    return str(value)


def record_change(row, *, actor, verb: str, label: str, before: dict, after: dict, reason: str) -> None:
    """Writes a change to the row's chain of the process record; only what changed is kept."""
    names = [name for name in after if before.get(name, "—") != after[name]]
    data = {
        "row": str(row)[:120],
        "before": {name: before.get(name, "—") for name in names},
        "after": {name: after[name] for name in names},
    }
    record.append(row, actor=actor, verb=verb, label=f"{label}：{row}", legal=True, data=data, note=reason)


def history(row) -> list[Change]:
    """Everything recorded of a row and its other versions, newest first; of a violation its ranges too."""
    rows = row.versions if isinstance(row, Kept) else type(row)._default_manager.filter(pk=row.pk)
    about = _about(rows)
    if isinstance(row, Violation):
        about |= _about(row.bases.all())
    return [Change(entry, _lines(entry)) for entry in Entry.objects.filter(about).order_by("-at", "-pk")]


def _about(rows) -> Q:
    return Q(
        dossier_kind=rows.model._meta.label_lower, dossier_id__in=list(rows.values_list("pk", flat=True))
    )


def _lines(entry: Entry) -> list[Line]:
    before, after = entry.data.get("before", {}), entry.data.get("after", {})
    return [Line(name, before.get(name, "—"), text) for name, text in after.items()]
