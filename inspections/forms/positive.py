"""Forms of the positive list."""

from django import forms

from bureau.forms import DayField, PastDayField
from inspections.forms.fields import EnterpriseField, RowForm
from inspections.forms.filtering import FilterForm
from inspections.models import PositiveCriterion, PositiveListEntry, PositiveObjection


class ApplyForm(RowForm):
    """A proposal to list an enterprise."""

    enterprise = EnterpriseField(label="企业")

    class Meta:
        model = PositiveListEntry
        fields = ("reason_in", "basis", "mode")
        widgets = {"basis": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"basis": "准入条件由系统按记录逐项核对；这里写记录之外的情况"}

    field_order = ("enterprise", "reason_in", "basis", "mode")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user


class RemoveForm(forms.Form):
    """Why an enterprise leaves the list, and until when it may not come back."""

    kind_out = forms.ChoiceField(
        label="移出情形", choices=[("", "请选择"), *PositiveListEntry.ReasonOut.choices]
    )
    reason = forms.CharField(
        label="移出理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}), help_text="随清单公开"
    )
    barred_until = DayField(
        label="不得再列入至", required=False, help_text="违法、环境事件、弄虚作假的，空着按规定的年限"
    )


class RecheckForm(forms.Form):
    """What the quarterly look showed beyond the records."""

    note = forms.CharField(
        label="复核说明",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="各项条件由系统按记录核对并留存；不符合的，自动建议移出",
    )


class ObjectionForm(forms.Form):
    """Somebody objects during the public notice."""

    received_on = PastDayField(label="收到日期")
    objector = forms.CharField(label="提出人", max_length=60, help_text="不公开")
    content = forms.CharField(label="异议内容", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class SettleForm(forms.Form):
    """What looking into an objection showed."""

    outcome = forms.ChoiceField(
        label="核查结果", choices=PositiveObjection.Outcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(label="核查情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class CriterionForm(RowForm):
    """The bureau's own version of a criterion."""

    effective_from = DayField(label="施行日期")
    field_order = ("key", "applies", "parameter", "effective_from", "source", "verified", "note")

    class Meta:
        model = PositiveCriterion
        fields = ("key", "applies", "parameter", "effective_from", "source", "verified", "note")
        help_texts = {
            "parameter": "回看守法情况的填年数，看监控运行的填天数，其他空着",
            "applies": "不勾选即本地不要求这一条",
            "source": "本省或本市清单办法的名称和文号",
        }


class PositiveFilter(FilterForm):
    """What the list is narrowed by."""

    q = forms.CharField(label="企业", required=False, max_length=60)
    reason_in = forms.ChoiceField(
        label="列入情形", required=False, choices=[("", "全部"), *PositiveListEntry.ReasonIn.choices]
    )
    mode = forms.ChoiceField(
        label="监管方式", required=False, choices=[("", "全部"), *PositiveListEntry.Mode.choices]
    )
    kind_out = forms.ChoiceField(
        label="移出情形", required=False, choices=[("", "全部"), *PositiveListEntry.ReasonOut.choices]
    )

    def narrow(self, rows):
        """The rows that match."""
        asked = self.asked()
        for name in ("reason_in", "mode", "kind_out"):
            if name in asked:
                rows = rows.filter(**{name: asked[name]})
        if "q" in asked:
            text = asked["q"]
            rows = rows.filter(enterprise__name__contains=text) | rows.filter(enterprise__code=text.upper())
        return rows
