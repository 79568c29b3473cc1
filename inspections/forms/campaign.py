"""Forms of campaigns."""

from django import forms

from bureau.forms import DayField
from inspections.forms.fields import RowForm
from inspections.models import Campaign


class CampaignForm(RowForm):
    """A campaign in draft."""

    starts_on = DayField(label="开始日期")
    ends_on = DayField(label="结束日期")

    class Meta:
        model = Campaign
        fields = ("title", "focus", "basis", "goal", "starts_on", "ends_on")
        help_texts = {"basis": "部署文件的名称或文号"}


class TargetsForm(forms.Form):
    """The target list: by category, trade and town, then one by one."""

    codes = forms.CharField(
        label="名单",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="每行一个统一社会信用代码；下方按条件添入后可增删",
    )


class FinishForm(forms.Form):
    """What the campaign achieved."""

    summary = forms.CharField(label="总结", widget=forms.Textarea(attrs={"rows": 6}))
