"""Orders to correct and re-inspection."""

from django import forms

from bureau.forms import DayField, PersonField, text_area
from bureau.law.models import Violation
from bureau.staff.roles import Role
from cases.forms import OnForm


class OrderForm(OnForm):
    """责令改正."""

    violation = forms.ModelChoiceField(Violation.objects.all(), label="违法行为", empty_label="请选择")
    facts = text_area("违法事实", rows=4)
    demand = text_area("改正要求", rows=3, initial="立即停止违法行为，")
    correct_by = DayField(label="改正期限")
    officer_b = PersonField(label="第二执法人员")

    def prepare(self):
        case = self.dossier
        self.initial.setdefault("violation", case.violation_id)
        self.initial.setdefault("facts", getattr(case, "facts", ""))
        field = self.fields["officer_b"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)
        if hasattr(case, "co_handler_id"):
            self.initial.setdefault(
                "officer_b", case.co_handler_id if case.handler_id == self.user.pk else case.handler_id
            )


class RecheckForm(OnForm):
    """复查."""

    corrected = forms.TypedChoiceField(
        label="复查结论",
        choices=[("1", "已改正"), ("0", "未改正")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    result = text_area("复查情况", rows=4)
