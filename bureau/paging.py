"""Keyset pagination: the cost of page 1,000 is the cost of page 1."""

import base64
import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Q, QuerySet
from django.utils.http import url_has_allowed_host_and_scheme


@dataclass(frozen=True)
class Page:
    """One page of rows and the addresses of its neighbours (None at the ends). Filters survive in the addresses."""

    rows: list
    next_url: str | None
    prev_url: str | None
    total: int
    total_is_exact: bool

    def __iter__(self):
        return iter(self.rows)

    @property
    def total_text(self) -> str:
        """How many rows match, bounded so that counting never costs more than the page."""
        return f"{self.total:,}" if self.total_is_exact else f"{self.total:,} 以上"


COUNT_LIMIT = 10_000


def _plain(value):
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return {"n": str(value)} if isinstance(value, Decimal) else value


def _python(value):
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    return {"t": datetime.fromisoformat, "d": date.fromisoformat, "n": Decimal}[kind](text)


def _encode(direction: str, values: list) -> str:
    return (
        base64.urlsafe_b64encode(json.dumps([direction, *map(_plain, values)]).encode()).decode().rstrip("=")
    )


def _decode(cursor: str, width: int):
    try:
        direction, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [_python(value) for value in values]
        fits = direction in ("n", "p") and len(values) == width
        return (direction, values) if fits and not any(isinstance(v, list) for v in values) else None
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        return None  # a cursor someone typed: start at the first page


def _value(row, name: str):
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _may_be_null(model, name: str) -> bool:
    """Whether a column can be empty. An index serves an order only if it says nothing about NULLs that cannot occur."""
    try:
        for part in name.split("__"):
            column = model._meta.pk if part == "pk" else model._meta.get_field(part)
            if column.null:
                return True
            model = column.related_model
    except FieldDoesNotExist:  # counted by the query itself
        return True
    return False


def _beyond(model, keys, values, backwards: bool) -> Q:
    """Rows strictly after the cursor in the order of `keys`; NULL sorts last in both directions of walking."""
    answer = Q(pk__in=[])
    same = Q()
    for key, value in zip(keys, values, strict=True):
        name, descending = key.lstrip("-"), key.startswith("-")
        if value is None:
            step = Q(**{f"{name}__isnull": False}) if backwards else None
            equal = Q(**{f"{name}__isnull": True})
        else:
            step = Q(**{f"{name}__{'lt' if descending != backwards else 'gt'}": value})
            if not backwards and _may_be_null(model, name):
                step |= Q(**{f"{name}__isnull": True})
            equal = Q(**{name: value})
        if step is not None:
            answer |= same & step
        same &= equal
    return answer & _from(model, keys[0], values[0], backwards)


def _from(model, key: str, value, backwards: bool) -> Q:
    """Where an index on the first column begins to be read, instead of at its beginning."""
    name, descending = key.lstrip("-"), key.startswith("-")
    if value is None or _may_be_null(model, name):
        return Q()
    return Q(**{f"{name}__{'lte' if descending != backwards else 'gte'}": value})


def _order(model, keys, backwards: bool):
    for key in keys:
        name, descending = key.lstrip("-"), key.startswith("-")
        nulls = {"nulls_first" if backwards else "nulls_last": True} if _may_be_null(model, name) else {}
        yield F(name).desc(**nulls) if descending != backwards else F(name).asc(**nulls)


def page_of(request, queryset: QuerySet, *, key=("-created_at", "-pk"), size: int = 30) -> Page:
    """One page of `queryset` in the order of `key` (its last column must be unique, as `-pk`)."""
    found = _decode(request.GET.get("cursor", ""), len(key))
    try:
        got = _rows(queryset, key, found, size)
    except (ValueError, TypeError, OverflowError, ValidationError):
        if not found:
            raise
        found = None  # well formed, but not values of these columns: typed by someone
        got = _rows(queryset, key, found, size)
    backwards = bool(found) and found[0] == "p"
    more, got = len(got) > size, got[:size]
    if backwards:
        got.reverse()
    has_next, has_prev = (True, more) if backwards else (more, bool(found))
    total = queryset.order_by()[: COUNT_LIMIT + 1].count()
    return Page(
        rows=got,
        next_url=_address(request, "n", got[-1], key) if got and has_next else None,
        prev_url=_address(request, "p", got[0], key) if got and has_prev else None,
        total=min(total, COUNT_LIMIT),
        total_is_exact=total <= COUNT_LIMIT,
    )


def _rows(queryset, key, found, size) -> list:
    backwards = bool(found) and found[0] == "p"
    rows = queryset.order_by(*_order(queryset.model, key, backwards))
    if found:
        rows = rows.filter(_beyond(queryset.model, key, found[1], backwards))
    return list(rows[: size + 1])


def _address(request, direction: str, row, key) -> str:
    query = request.GET.copy()
    query["cursor"] = _encode(direction, [_value(row, k.lstrip("-")) for k in key])
    return f"?{query.urlencode()}"


def key_in(text: str) -> int:
    """A row's key as an address gives it; 0, which no row has, for anything that is none."""
    return int(text) if text.isdecimal() and len(text) < 16 else 0


def safe_next(request, default: str) -> str:
    """The address a form asked to return to, if it is ours; else `default`."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if allowed else default
