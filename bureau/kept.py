"""Rows of the law that staff keep: versions by date, never overwritten once they hold or have been used.

A model names in `version_of` the fields that say what its rows are versions of. `by_hand` marks rows the bureau
entered or changed itself; the loading of data files leaves them and their versions alone.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q


class KeptQuerySet(models.QuerySet):
    """Questions about versions."""

    def in_force(self, on: date):
        """The versions that hold on a day; an empty date means without limit."""
        return self.filter(Q(effective_from__isnull=True) | Q(effective_from__lte=on)).filter(
            Q(effective_to__isnull=True) | Q(effective_to__gte=on)
        )


class Kept(models.Model):
    """A version of a rule, range, statute, organ or benchmark."""

    by_hand = models.BooleanField("本局维护", default=False, editable=False)
    version_of: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def versions(self):
        """All versions of the same thing, this one among them."""
        return type(self)._default_manager.filter(**{name: getattr(self, name) for name in self.version_of})

    def has_begun(self, on: date) -> bool:
        """Whether the row is already in force, or was."""
        return self.effective_from is None or self.effective_from <= on

    def holds(self, on: date) -> bool:
        """Whether the row is in force on a day."""
        return self.has_begun(on) and (self.effective_to is None or on <= self.effective_to)

    def ends_before(self, day: date) -> None:
        """Sets the last day to the day before a new version, unless the row ends earlier anyway."""
        last = day - timedelta(days=1)
        if self.effective_to is None or self.effective_to > last:
            self.effective_to = last


def is_used(row: models.Model) -> bool:
    """Whether another room's rows point at this one. Its own parts (CASCADE) and its own table's app are no use."""
    for field in row._meta.get_fields(include_hidden=True):
        pointing = field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
        if not pointing or field.on_delete is models.CASCADE:
            continue
        foreign = field.related_model._meta.app_label != row._meta.app_label
        if (foreign or field.related_model._meta.model_name == "clock") and _points(field, row):
            return True
    return False


def _points(field, row: models.Model) -> bool:
    return field.related_model._base_manager.filter(**{field.field.name: row}).exists()
