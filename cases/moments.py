"""A moment typed in one box: 2026-11-23 09:30."""

import re
from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from bureau.dates import parse_date

_PARTS = re.compile(r"^(.+?)(?:\s+|T)(\d{1,2})[:：时](\d{1,2})(?:分|[:：]\d{1,2})?$")


class MomentField(forms.Field):
    """Local day and time, not in the future: law counts hours from the hour."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs.update(
            {"autocomplete": "off", "inputmode": "text", "placeholder": "如 2026-11-23 09:30"}
        )

    def prepare_value(self, value):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        found = _PARTS.match(str(value).strip())
        day = parse_date(found[1].strip()) if found else None
        if day is None or int(found[2]) > 23 or int(found[3]) > 59:
            raise ValidationError(f"“{value}”不是日期和时间。请按 2026-11-23 09:30 填写。")
        return timezone.make_aware(datetime.combine(day, time(int(found[2]), int(found[3]))))

    def validate(self, value):
        """Raises ValidationError for a moment that is still to come."""
        super().validate(value)
        if value and value > timezone.now():
            raise ValidationError("这个时间还没有到。请在事后登记，或更正时间。")
