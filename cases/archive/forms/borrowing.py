"""Asking for a volume."""

from datetime import timedelta

from django import forms

from bureau.dates import today
from bureau.forms import DayField
from cases.archive.models.archive import Half
from cases.forms import ActForm, ReasonForm

USUAL = timedelta(days=14)


class BorrowForm(ActForm):
    """申请借阅."""

    half = forms.ChoiceField(label="卷别", choices=Half.choices)
    purpose = forms.CharField(label="借阅事由", max_length=200)
    due_on = DayField(label="应还日期", help_text="到期自动不能再查阅")

    def prepare(self):
        self.initial.setdefault("due_on", today() + USUAL)
        halves = set(self.dossier.volumes.values_list("half", flat=True))
        self.fields["half"].choices = [(v, label) for v, label in Half.choices if v in halves]

    def clean_due_on(self):
        due = self.cleaned_data["due_on"]
        if due < today():
            raise forms.ValidationError("应还日期已过。请填今天以后的日期。")
        return due


class RefuseForm(ReasonForm):
    """不同意借阅."""
