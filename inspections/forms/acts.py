"""Small forms: a reason, two officers, a public value."""

from django import forms

from bureau.forms import DayField
from inspections.forms.fields import EnterpriseField, OfficerField
from inspections.models import InspectionTask


class ReasonForm(forms.Form):
    """Why something is done; enters the process record."""

    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


class OverReasonField(forms.ChoiceField):
    """Why a visit may be made beyond the yearly cap: one of a closed list."""

    def __init__(self, **kwargs):
        empty = "请选择" if kwargs.get("required", True) else "不选"
        super().__init__(label="超上限理由", choices=[("", empty), *InspectionTask.OverCap.choices], **kwargs)


class OverCapForm(forms.Form):
    """The head lets a visit beyond the cap take place."""

    over_reason = OverReasonField()
    note = forms.CharField(
        label="说明",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="为何不能以非现场方式代替；随任务留存",
    )


class ConsentForm(ReasonForm):
    """The head agrees to a visit on site to a listed enterprise."""

    over_reason = OverReasonField(required=False, help_text="企业本年检查已达上限时须选")


class RevealForm(forms.Form):
    """The public value, as published by its source."""

    public_value = forms.CharField(
        label="公开值", max_length=120, help_text="照来源公布的写，各数之间空一格，如 7 0 4"
    )
    again = forms.CharField(
        label="再写一遍",
        max_length=120,
        help_text="一字之差结果全变，登记后不能修改",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self):
        data = super().clean()
        value, again = data.get("public_value"), data.get("again")
        if value and again and value.split() != again.split():
            self.add_error("again", "两遍不一致，没有抽取。请对照来源核对后重写。")
        return data


class RedrawForm(forms.Form):
    """Why the draw is set aside, and which public value decides the new one."""

    reason = forms.CharField(
        label="重抽理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="随结果公开，与首次抽取并列",
    )
    public_source = forms.CharField(label="新的公开值来源", max_length=120)
    public_due_on = DayField(label="产生日期")


class TwoOfficersForm(forms.Form):
    """Two officers; the service says if they may not go."""

    officer_a = OfficerField(label="检查人员一")
    officer_b = OfficerField(label="检查人员二")

    def __init__(self, *args, office, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("officer_a", "officer_b"):
            self.fields[name].offer(office)

    def clean(self):
        data = super().clean()
        if data.get("officer_a") and data.get("officer_a") == data.get("officer_b"):
            self.add_error("officer_b", "两名检查人员须为不同的人（行政处罚法 第42条）。请另选一名。")
        return data


class ReassignForm(TwoOfficersForm):
    """Other officers, and why."""

    reason = forms.CharField(label="改派理由", max_length=200)


class RecusalForm(forms.Form):
    """An officer keeps away from an enterprise."""

    officer = OfficerField(label="执法人员")
    enterprise = EnterpriseField(label="企业")
    reason = forms.CharField(
        label="回避事由", max_length=120, help_text="不公开；公开的抽取记录只列执法证号和企业代码"
    )

    def __init__(self, *args, office, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].offer(office)
        self.fields["enterprise"].user = user
