"""What an enterprise was called, where it stood and how it was classed before: one row for each changed fact."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from inspections.models.enterprise import Enterprise


class ChangeQuerySet(models.QuerySet):
    def after(self, on: date):
        """Changes that took effect later than a day."""
        return self.filter(valid_from__gt=on)


class EnterpriseChange(models.Model):
    """One fact of an enterprise changed from a day on. Never changed or removed; what came first is `before`."""

    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="企业", related_name="changes"
    )
    field = models.CharField("事项", max_length=30)
    before = models.CharField("变更前", max_length=200, blank=True)
    after = models.CharField("变更后", max_length=200, blank=True)
    valid_from = models.DateField("变更日期")
    reason = models.CharField("变更依据", max_length=200)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+")
    entered_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业信息变更"
        ordering = ["-valid_from", "-pk"]
        indexes = [models.Index(fields=["enterprise", "-valid_from"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="inspections_enterprisechange_differs",
                violation_error_message="变更前后相同。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="inspections_enterprisechange_says_why",
                violation_error_message="信息变更须写明依据。",
            ),
        ]

    def __str__(self):
        return f"{self.label}：{self.shown_before} → {self.shown_after}"

    @property
    def label(self) -> str:
        """The name of the fact."""
        return Enterprise._meta.get_field(self.field).verbose_name

    @property
    def shown_before(self) -> str:
        """What it was, in words."""
        return shown(self.field, self.before)

    @property
    def shown_after(self) -> str:
        """What it became, in words."""
        return shown(self.field, self.after)


def kept(name: str, value) -> str:
    """A value of a column of the enterprise as text, from which `restored` makes it again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:.2f}" if name == "investment" else str(value)


def restored(name: str, text: str):
    """The value `kept` was given."""
    column = Enterprise._meta.get_field(name)
    if isinstance(column, models.BooleanField):
        return text == "1"
    return None if column.null and not text else column.to_python(text)


def shown(name: str, text: str) -> str:
    """A kept value as people read it."""
    column = Enterprise._meta.get_field(name)
    if isinstance(column, models.BooleanField):
        return "是" if text == "1" else "否"
    if column.choices:
        return dict(column.flatchoices).get(text, text)
    return f"{restored(name, text):,.2f}" if name == "investment" and text else text or "—"
