"""Forms of handing over and standing in."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, PersonField, RowsField, text_area
from bureau.staff.roles import Role
from cases.file.services import handover


class HandOverForm(forms.Form):
    """Which dossiers go to whom, and why. All are chosen to begin with."""

    cases = RowsField(queryset=None, required=False, label="案件")
    orders = RowsField(queryset=None, required=False, label="责令改正")
    tasks = RowsField(queryset=None, required=False, label="检查任务")
    to = PersonField(label="接办人")
    reason = text_area("理由", rows=2, help_text="如“调离”“产假至 2027-05”；进入每个案卷的全过程记录")

    def __init__(self, *args, user, person, **kwargs):
        super().__init__(*args, **kwargs)
        questions = {"cases": handover.cases_of, "orders": handover.orders_of, "tasks": handover.visits_of}
        for name, question in questions.items():
            self.fields[name].queryset = question(user, person).distinct()
            self.fields[name].initial = [row.pk for row in self.fields[name].queryset]
            if not self.fields[name].initial:
                self.fields[name].widget = forms.MultipleHiddenInput()
        self.fields["to"].of(user, Role.OFFICER)
        self.fields["to"].queryset = self.fields["to"].queryset.exclude(pk=person.pk)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to hand over."""
        return not any(self.fields[name].initial for name in ("cases", "orders", "tasks"))

    def clean(self):
        """Something must be handed over."""
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in ("cases", "orders", "tasks")):
            raise forms.ValidationError("没有移交：没有选中案卷。请至少选一件。")
        return cleaned


class StandInForm(forms.Form):
    """Who stands in, from when to when, and why."""

    substitute = PersonField(label="代办人")
    from_on = DayField(label="自", initial=today)
    to_on = DayField(label="至")
    reason = forms.CharField(label="理由", max_length=200, help_text="如“年休假”“脱产培训”")

    def __init__(self, *args, user, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["substitute"].of(user, Role.OFFICER)
        self.fields["substitute"].queryset = self.fields["substitute"].queryset.exclude(pk=person.pk)
