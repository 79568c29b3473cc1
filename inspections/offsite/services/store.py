"""Many readings at once: into a temporary table, then in two statements to their places.

The same row sent again changes nothing; another value for the same hour replaces it and leaves a Correction. The
parameters are locked meanwhile, so that two deliveries of one point cannot both take the same value for the first.
"""

from collections import defaultdict
from dataclasses import dataclass
from io import StringIO

from django.db import connection, transaction
from django.db.models import Q

from inspections.offsite.models import Correction, MonitoringPoint, Parameter, Reading

_CREATE = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS offsite_incoming "
    "(parameter_id bigint, span smallint, at {moment}, value {number}, mark varchar(1))"
)
_TYPES = {
    "postgresql": {"moment": "timestamp with time zone", "number": "numeric(12, 4)"},
    "sqlite": {"moment": "datetime", "number": "decimal"},
}
_PAIRS = (
    "FROM offsite_incoming i JOIN {reading} r"
    " ON r.parameter_id = i.parameter_id AND r.span = i.span AND r.at = i.at"
)
_DIFFERS = "(r.mark <> i.mark OR r.value {distinct} i.value)"
_COUNT = "SELECT count(*), count(*) FILTER (WHERE {differs}) {pairs}"
_KEEP = (
    "INSERT INTO {correction}"
    " (parameter_id, span, at, value_before, mark_before, value_after, mark_after, batch_id)"
    " SELECT r.parameter_id, r.span, r.at, r.value, r.mark, i.value, i.mark, %s {pairs} WHERE {differs}"
)
_PUT = (
    "INSERT INTO {reading} AS r (parameter_id, span, at, value, mark)"
    " SELECT i.parameter_id, i.span, i.at, i.value, i.mark FROM offsite_incoming i WHERE true"
    " ON CONFLICT (parameter_id, span, at) DO UPDATE SET value = excluded.value, mark = excluded.mark"
    " WHERE r.mark <> excluded.mark OR r.value {distinct} excluded.value"
)


NULL = "\\N"  # as COPY writes it


@dataclass(frozen=True)
class Counts:
    """What became, or would become, of the rows."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


def _sql(text: str) -> str:
    names = {
        "reading": connection.ops.quote_name(Reading._meta.db_table),
        "correction": connection.ops.quote_name(Correction._meta.db_table),
        "distinct": "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT",
    }
    names["pairs"] = _PAIRS.format(**names)
    names["differs"] = _DIFFERS.format(**names)
    return text.format(**names)


@transaction.atomic
def put(rows: list[tuple], *, batch_id: int | None) -> Counts:
    """Takes in rows (parameter, span, at, value or None, mark), each place at most once.

    Without a batch nothing is written and the counts say what would be.
    """
    if not rows:
        return Counts()
    with connection.cursor() as cursor:
        _fill(cursor, rows)
        if batch_id is None:
            cursor.execute(_sql(_COUNT))
            known, changed = cursor.fetchone()
            return Counts(len(rows) - known, changed, known - changed)
        parameters = sorted({row[0] for row in rows})
        list(Parameter.objects.filter(pk__in=parameters).order_by("pk").select_for_update(no_key=True))
        cursor.execute(_sql(_KEEP), [batch_id])
        changed = cursor.rowcount
        cursor.execute(_sql(_PUT))
        written = cursor.rowcount
    return Counts(written - changed, changed, len(rows) - written)


def _fill(cursor, rows: list[tuple]) -> None:
    cursor.execute(_CREATE.format(**_TYPES[connection.vendor]))
    cursor.execute("DELETE FROM offsite_incoming")
    if connection.vendor == "postgresql":
        copy = "COPY offsite_incoming (parameter_id, span, at, value, mark) FROM STDIN"
        cursor.copy_expert(copy, StringIO("".join(map(_line, rows))))
        cursor.execute("ANALYZE offsite_incoming")
        return
    moment = connection.ops.adapt_datetimefield_value
    cursor.executemany(
        "INSERT INTO offsite_incoming (parameter_id, span, at, value, mark) VALUES (%s, %s, %s, %s, %s)",
        [(parameter, span, moment(at), value, mark) for parameter, span, at, value, mark in rows],
    )


def _line(row: tuple) -> str:
    parameter, span, at, value, mark = row
    return f"{parameter}\t{span}\t{at}\t{NULL if value is None else value}\t{mark}\n"


def seen(latest: dict[int, object]) -> None:
    """Moves `last_at` of points (id -> moment) forward, never back; one statement for each moment, usually one."""
    together = defaultdict(list)
    for point, at in latest.items():
        together[at].append(point)
    for at, points in together.items():
        behind = Q(last_at__isnull=True) | Q(last_at__lt=at)
        MonitoringPoint.objects.filter(behind, pk__in=points).update(last_at=at)
