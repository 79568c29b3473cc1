"""Fields every form uses: typed days without a picker, money, colleagues, uploads checked by content."""

from django import forms
from django.core.exceptions import ValidationError

from bureau.dates import parse_date, today
from bureau.record.services import check_upload
from bureau.staff.models import User


class DayInput(forms.TextInput):
    """A plain text box, shown as 2026-11-23."""

    def __init__(self):
        super().__init__(
            attrs={
                "inputmode": "numeric",
                "placeholder": "如 20261123",
                "class": "w-10",
                "autocomplete": "off",
            }
        )

    def format_value(self, value):
        return value.isoformat() if hasattr(value, "isoformat") else value


class DayField(forms.Field):
    """A day typed as 20261123, 2026-11-23, 2026年11月23日 or 11-23."""

    widget = DayInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if hasattr(value, "isoformat"):
            return value
        day = parse_date(str(value))
        if day is None:
            raise ValidationError(f"“{value}”不是日期。请按 20261123 或 2026-11-23 填写。")
        return day


class PastDayField(DayField):
    """A day that has come: what has not taken place cannot be registered."""

    def clean(self, value):
        day = super().clean(value)
        if day and day > today():
            raise ValidationError(f"{day} 还没有到。请在事后登记，或更正日期。")
        return day


class PersonField(forms.ModelChoiceField):
    """A colleague; the form narrows the choice to its own bureau with `of(user, …roles)`."""

    def __init__(self, **kwargs):
        super().__init__(queryset=User.objects.none(), empty_label="请选择", **kwargs)

    def of(self, user, *roles) -> None:
        """Active colleagues of the user with any of the roles, without the user's query per option."""
        self.queryset = User.objects.in_bureau_of(user).with_role(*roles).order_by("name")

    def label_from_instance(self, obj):
        return obj.name


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows, as check boxes. A number no column can hold is no row: the database is not asked about it."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        """As Django's, which would hand an endless number on to the database."""
        for typed in value if isinstance(value, list | tuple) else ():
            if len(str(typed)) > 18:
                raise ValidationError(self.error_messages["invalid_choice"] % {"value": str(typed)[:18]})
        return super().clean(value)


class PeopleField(RowsField):
    """Several colleagues, as check boxes."""

    def __init__(self, **kwargs):
        super().__init__(queryset=User.objects.none(), **kwargs)

    of = PersonField.of
    label_from_instance = PersonField.label_from_instance


class MoneyField(forms.DecimalField):
    """Yuan, two decimals, not negative; thousands commas are accepted."""

    def __init__(self, **kwargs):
        super().__init__(max_digits=14, decimal_places=2, min_value=0, localize=False, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "w-10 num"})

    def to_python(self, value):
        return super().to_python(
            value.replace(",", "").replace("，", "") if isinstance(value, str) else value
        )


class MaterialField(forms.FileField):
    """An upload whose bytes, not name, decide whether it is taken."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "JPG、PNG、PDF、MP4、MP3、XLSX、DOCX，50 MB 以内；入库即计算 SHA-256")
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload:
            check_upload(upload)
        return upload


def text_area(label: str, *, required: bool = True, rows: int = 4, initial: str = "", help_text: str = ""):
    """A multi-line text field."""
    return forms.CharField(
        label=label,
        required=required,
        initial=initial,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )
