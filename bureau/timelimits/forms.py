"""Forms of the calendar."""

from django import forms

from bureau.forms import DayField
from bureau.timelimits.models import Holiday


class DayForm(forms.Form):
    """One day of the calendar and why it changes."""

    date = DayField(label="日期")
    kind = forms.ChoiceField(label="改为", choices=Holiday.Kind.choices)
    name = forms.CharField(label="名称", max_length=30, required=False, help_text="选填，如“国庆节”")
    reason = forms.CharField(label="理由", max_length=200, help_text="写明通知的文号或依据，记入过程记录")

    def __init__(self, *args, year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_date(self):
        """The day lies in the year of the page."""
        day = self.cleaned_data["date"]
        if day.year != self.year:
            raise forms.ValidationError(f"日期不在 {self.year} 年。")
        return day


class YearForm(forms.Form):
    """Where the notice of a year was published."""

    source = forms.CharField(label="放假通知的来源", max_length=120, help_text="文号或公布网址")
