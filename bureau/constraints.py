"""What the database refuses, in the words its constraints carry."""

from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import UniqueConstraint


@cache
def _messages() -> dict[str, str]:
    """Constraint name -> its Chinese message, for every model of the house."""
    return {
        constraint.name: str(constraint.violation_error_message)  # as written: a sentence may hold a % sign
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }


@cache
def _columns() -> dict[str, str]:
    """What SQLite says of a unique constraint, which it does not name: `table.column, table.column` -> its message."""
    return {
        ", ".join(
            f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in constraint.fields
        ): (_messages()[constraint.name])
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.fields and constraint.name in _messages()
    }


def words_of(error: IntegrityError) -> ValidationError:
    """The refusal as a ValidationError. Raises the error itself when no constraint of ours is named in it."""
    text = str(error)
    found = next((message for name, message in _messages().items() if name in text), None)
    found = found or _columns().get(text.removeprefix("UNIQUE constraint failed: "))
    if found is None:
        raise error
    return ValidationError(found)
