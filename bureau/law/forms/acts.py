"""Forms of what is done to a row without changing what it says."""

from django import forms

from bureau.forms import DayField, text_area
from bureau.law.models import ViolationBasis

REASON = "公布文号、网址或更改的原因，记入过程记录"


class EndForm(forms.Form):
    """The last day of a row without a successor."""

    last_day = DayField(label="止用日", help_text="这一天仍然有效，次日起不再适用")
    reason = text_area("理由", rows=2, help_text=REASON)


class VerifyForm(forms.Form):
    """Against which text the row was checked."""

    verified = forms.ChoiceField(label="核对", choices=ViolationBasis.Verified.choices)
    source = forms.CharField(label="出处", max_length=120, help_text="官方公布文本的网址、公报期号或文号")
    reason = text_area("核对说明", rows=2, help_text="由谁、与哪一文本逐字核对")


class ActiveForm(forms.Form):
    """Whether new clues and cases may choose the violation."""

    active = forms.TypedChoiceField(
        label="可选用",
        choices=[("1", "可选用"), ("0", "停止选用")],
        coerce=lambda value: value == "1",
        empty_value=None,
    )
    reason = text_area("理由", rows=2, help_text=REASON)
