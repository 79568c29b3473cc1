"""Moments, and forms made of a head and rows that work without scripts."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

FORMS = ("%Y-%m-%d %H:%M", "%Y%m%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y年%m月%d日 %H:%M", "%Y-%m-%dT%H:%M")


class MomentInput(forms.TextInput):
    """A plain text box, shown as 2026-11-23 09:05."""

    def __init__(self):
        super().__init__(
            attrs={"inputmode": "numeric", "placeholder": "如 2026-11-23 09:05", "autocomplete": "off"}
        )

    def format_value(self, value):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if hasattr(value, "tzinfo") else value


class MomentField(forms.Field):
    """Day and hour, typed as 2026-11-23 09:05, local time; nothing that is still to come."""

    widget = MomentInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if hasattr(value, "tzinfo"):
            return value
        for form in FORMS:
            try:
                return timezone.make_aware(datetime.strptime(str(value).strip(), form))
            except ValueError:
                continue
        raise ValidationError(f"“{value}”不是时间。请按 2026-11-23 09:05 填写。")

    def clean(self, value):
        at = super().clean(value)
        if at and at > timezone.now():
            raise ValidationError("这个时间还没有到。请在事后登记，或更正时间。")
        return at


class RowForm(forms.Form):
    """One line of a table. A line left empty is no line."""


class Rows(forms.BaseFormSet):
    """The lines of a record. `lines` are those filled and not struck out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs, form_kwargs={"use_required_attribute": False})

    @property
    def lines(self) -> list[dict]:
        """Cleaned lines in order."""
        return [
            {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE") and form.has_changed()
        ]


def rows_of(form: type, *, blank: int = 3):
    """A formset class with `blank` empty lines and a box to strike a line out."""
    return forms.formset_factory(
        form, formset=Rows, extra=blank, can_delete=True, max_num=200, absolute_max=400
    )


def one_more(data, prefix: str = "form", *, by: int = 2):
    """The posted data with `by` more empty lines: the button 加行 without scripts."""
    again = data.copy()
    key = f"{prefix}-TOTAL_FORMS"
    if again.get(key, "").isdigit():
        again[key] = str(min(int(again[key]) + by, 200))
    return again
