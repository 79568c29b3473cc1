"""The context of a document as JSON, exactly as issued, and back.

Only text, whole numbers, booleans, None, lists, string-keyed dicts, Decimal, date and datetime can be frozen.
Anything else (a model, a queryset, a float) is refused, so that no live record can reach into an issued paper.
"""

import datetime
from decimal import Decimal

_TAGS = ("$decimal", "$date", "$at")


class NotFreezable(TypeError):
    """A value that has no exact form in a frozen context; the text names its place."""


def freeze(value, place="context"):
    """JSON-ready copy of `value`. Raises NotFreezable naming the place of the first unfit value."""
    if value is None or isinstance(value, (bool, str)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal):
        return {"$decimal": _plain_decimal(value, place)}
    if isinstance(value, datetime.datetime):
        return {"$at": _aware(value, place).isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, dict):
        return _freeze_dict(value, place)
    if isinstance(value, (list, tuple)):
        return [freeze(item, f"{place}[{i}]") for i, item in enumerate(value)]
    raise NotFreezable(f"{place}: {type(value).__name__} cannot be frozen")


def thaw(value):
    """The context that `freeze` was given (tuples come back as lists)."""
    if isinstance(value, list):
        return [thaw(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$decimal" in value:
        return Decimal(value["$decimal"])
    if "$date" in value:
        return datetime.date.fromisoformat(value["$date"])
    if "$at" in value:
        return datetime.datetime.fromisoformat(value["$at"])
    return {key: thaw(item) for key, item in value.items()}


def _freeze_dict(value, place):
    for key in value:
        if not isinstance(key, str) or key in _TAGS:
            raise NotFreezable(f"{place}: {key!r} cannot be a key")
    return {str(key): freeze(item, f"{place}.{key}") for key, item in value.items()}


def _plain_decimal(value, place):
    if not value.is_finite():
        raise NotFreezable(f"{place}: {value} is not a number")
    return str(value)


def _aware(value, place):
    if value.tzinfo is None:
        raise NotFreezable(f"{place}: a time without time zone cannot be frozen")
    return value
