"""Whom the report is addressed to."""

from django import forms

from reports.models import AnnualReport


class AddressForm(forms.ModelForm):
    """主送 and 抄送 as printed."""

    class Meta:
        model = AnnualReport
        fields = ["addressee", "copies_to"]
        help_texts = {"addressee": "如 青禾县人民政府", "copies_to": "几个机关之间用顿号分隔"}
