"""Forms of the positive list."""

from django import forms

from bureau.forms import DayField
from inspections.forms.fields import EnterpriseField, RowForm
from inspections.models import PositiveListEntry


class ApplyForm(RowForm):
    """A proposal to list an enterprise."""

    enterprise = EnterpriseField(label="企业")

    class Meta:
        model = PositiveListEntry
        fields = ("reason_in", "basis", "mode")
        widgets = {"basis": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"basis": "许可、两年内守法情况、在线监控运行情况"}

    field_order = ("enterprise", "reason_in", "basis", "mode")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user


class RemoveForm(forms.Form):
    """Why an enterprise leaves the list, and until when it may not come back."""

    reason = forms.CharField(
        label="移出理由", max_length=200, widget=forms.Textarea(attrs={"rows": 3}), help_text="随清单公开"
    )
    barred_until = DayField(label="不得再列入至", required=False)
