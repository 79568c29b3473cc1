"""What every register of legal awareness has in common: day, office, who entered it, withdrawal with reason."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bureau.dates import year_days
from bureau.dossier import DossierQuerySet


class RegisterQuerySet(DossierQuerySet):
    """Questions asked of every register; the annual report asks the same ones as the lists."""

    def current(self):
        """Rows that count: not withdrawn."""
        return self.filter(withdrawn_at=None)

    def in_year(self, year: int):
        """Rows whose day lies in the local calendar year."""
        first, after = year_days(year)
        return self.filter(held_on__gte=first, held_on__lt=after)


class RegisterRow(models.Model):
    """One thing that took place on a day. A row is never deleted: it is withdrawn, and says why."""

    register: str  # the register's name in addresses

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, verbose_name="所属机构", related_name="+"
    )
    held_on = models.DateField("日期", db_index=True)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+"
    )
    withdrawn_at = models.DateTimeField("撤销时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="撤销人", related_name="+"
    )
    withdrawn_reason = models.CharField("撤销理由", max_length=200, blank=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-held_on", "-pk"]

    def get_absolute_url(self) -> str:
        """The row's page for staff."""
        return reverse("publicity:detail", args=[self.register, self.pk])

    @property
    def year(self) -> int:
        """The year whose report counts this row."""
        return self.held_on.year

    @property
    def is_current(self) -> bool:
        """Whether the row counts."""
        return self.withdrawn_at is None


def common_constraints(name: str) -> list:
    """Constraints of every register; `name` is the model's, in lower case (names are unique per database)."""
    return [
        models.CheckConstraint(
            condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
            | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
            name=f"publicity_{name}_withdrawal",
            violation_error_message="撤销须同时写明时间、撤销人和理由。",
        ),
        models.CheckConstraint(
            condition=Q(held_on__gte=date(2000, 1, 1), held_on__lt=date(2100, 1, 1)),
            name=f"publicity_{name}_day",
            violation_error_message="日期须在 2000 年至 2099 年之间。",
        ),
    ]


def is_one_of(model: str, field: str, choices) -> models.CheckConstraint:
    """The column holds one of the enum's values."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=f"publicity_{model}_{field}",
        violation_error_message="没有这个选项，请重新选择。",
    )


def split_names(text: str) -> list[str]:
    """The items of a list typed with 、 ， or ; between them."""
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return [part.strip() for part in text.split("、") if part.strip()]
