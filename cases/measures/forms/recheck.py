"""Re-inspection: the structured record."""

from django import forms

from bureau.forms import PersonField, text_area
from cases.forms import OnForm
from cases.measures.forms.order import SecondOfficerMixin
from cases.models import Recheck

_CHOICES = (
    ("1", "已改正"),
    ("0", "未改正，仍在继续违法"),
    ("2", "拒绝、阻挠复查"),
)


class ClockField(forms.TimeField):
    """A time of day typed as 9:30 or 0930."""

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%H:%M", "%H%M", "%H：%M"], **kwargs)
        self.widget = forms.TextInput(
            attrs={"inputmode": "numeric", "placeholder": "如 9:30", "class": "w-10"}
        )
        self.error_messages["invalid"] = "不是时间。请按 9:30 或 0930 填写。"


class RecheckForm(SecondOfficerMixin, OnForm):
    """复查."""

    from_time = ClockField(label="开始时间", required=False)
    to_time = ClockField(label="结束时间", required=False)
    place = forms.CharField(label="复查地点", max_length=160)
    method = forms.ChoiceField(
        label="复查方式",
        choices=[choice for choice in Recheck.Method.choices if choice[0] != Recheck.Method.UNKNOWN],
        help_text="按日连续处罚须以暗查方式复查（按日办法 第10条）",
    )
    officer_b = PersonField(label="第二执法人员")
    party_present = forms.CharField(label="当事人到场情况", max_length=100, required=False)
    corrected = forms.ChoiceField(label="复查结论", choices=_CHOICES, widget=forms.RadioSelect)
    result = text_area("复查情况", rows=4, help_text="写明看到什么；拒绝、阻挠的写明人员、言行和时间")
    sampling = forms.CharField(
        label="采样、监测", max_length=200, required=False, help_text="采样单号、监测报告号（选填）"
    )

    def prepare(self):
        order = self.dossier
        self.initial.setdefault("place", order.case.place if order.case else order.party_address)
        second = order.officer_b_id if order.officer_a_id == self.user.pk else order.officer_a_id
        self.narrow_second(order.case)
        self.initial["officer_b"] = second

    def clean(self):
        cleaned = super().clean()
        finding = cleaned.pop("corrected", None)
        if cleaned.get("from_time") and not cleaned.get("to_time"):
            self.add_error("to_time", "请填写结束时间。")
        if cleaned.get("from_time") and cleaned.get("to_time") and cleaned["to_time"] < cleaned["from_time"]:
            self.add_error("to_time", "结束时间不能早于开始时间。")
        if finding is not None:
            cleaned.update(corrected=finding == "1", obstructed=finding == "2")
        return cleaned
