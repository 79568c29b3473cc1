"""Form of muting."""

from django import forms

from bureau.forms import DayField


class MuteForm(forms.Form):
    """Until when, and why."""

    until = DayField(label="静默至")
    reason = forms.CharField(label="理由", max_length=200, help_text="如“鉴定意见 12-03 出具，之前无须办理”")
