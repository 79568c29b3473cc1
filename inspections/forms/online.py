"""Forms of the daily online review."""

from django import forms

from bureau.forms import DayField
from inspections.forms.fields import EnterpriseField
from inspections.models import OnlineCheck


class AbnormalForm(forms.Form):
    """What was abnormal, and whether the firm is asked to explain."""

    description = forms.CharField(label="异常情况", widget=forms.Textarea(attrs={"rows": 3}))
    ask_explanation = forms.BooleanField(
        label="要求企业书面说明数据异常和整改情况", required=False, initial=True
    )


class ExplanationForm(forms.Form):
    """The firm's written explanation."""

    text = forms.CharField(label="企业说明", widget=forms.Textarea(attrs={"rows": 4}))
    on = DayField(label="收到日期", required=False, help_text="空着为今天")


class SettleForm(forms.Form):
    """How an abnormal day ended without a visit."""

    outcome = forms.ChoiceField(
        label="处理结果",
        choices=[c for c in OnlineCheck.Outcome.choices if c[0] != "onsite"],
        widget=forms.RadioSelect,
    )


class WatchForm(forms.Form):
    """An enterprise under daily review."""

    enterprise = EnterpriseField(label="企业")
    since = DayField(label="起始日期", required=False, help_text="空着为今天")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user


class EndWatchForm(forms.Form):
    """The last day of the review, and why it ends."""

    until = DayField(label="截止日期")
    reason = forms.CharField(label="理由", max_length=120)
