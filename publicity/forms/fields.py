"""Fields of the room's forms."""

from django import forms
from django.core.exceptions import ValidationError

from bureau.dates import parse_date, today


class DayField(forms.DateField):
    """A day typed as 20261123, 2026-11-23 or 11-23; no picker."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.DateInput(
                format="%Y-%m-%d", attrs={"inputmode": "numeric", "placeholder": "20261123", "class": "w-10"}
            ),
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        day = parse_date(value) if isinstance(value, str) else value
        if day is None:
            raise ValidationError("看不懂这个日期。请写成 2026-11-23、20261123 或 11-23。")
        return day


class PastDayField(DayField):
    """A day that has come: what has not taken place cannot be registered."""

    def clean(self, value):
        day = super().clean(value)
        if day and day > today():
            raise ValidationError(f"{day} 还没有到。请在事后登记，或更正日期。")
        return day


class WebAddressField(forms.URLField):
    """An address on the web; one typed without a scheme is taken as https."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)
