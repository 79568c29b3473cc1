"""Forms of the yearly cap."""

from django import forms

from bureau.forms import DayField
from inspections.forms.fields import RowForm
from inspections.models import CapRule


class CapForm(RowForm):
    """A cap from a day on."""

    effective_from = DayField(label="施行日期")
    field_order = ("most", "special_counts", "effective_from", "source", "verified")

    class Meta:
        model = CapRule
        fields = ("most", "special_counts", "effective_from", "source", "verified")
        help_texts = {
            "source": "省级文件的名称和文号，例如：某省 2026 年涉企行政检查频次上限公告",
            "special_counts": "个案检查一律不计入",
            "verified": "与文件原文核对后选“已核对原文”",
        }


class YearForm(forms.Form):
    """Which year's visits are looked at."""

    year = forms.IntegerField(label="年度", min_value=2015, max_value=2100, required=False)
