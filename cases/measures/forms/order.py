"""Orders to correct: drafting, repeating, withdrawing."""

from django import forms

from bureau.forms import DayField, PastDayField, PersonField, text_area
from bureau.law.models import Violation
from bureau.staff.roles import Role
from cases.forms import OnForm


class SecondOfficerMixin:
    """A second certified officer, another than the one who fills in."""

    def narrow_second(self, case) -> None:
        """The other handler of the case first."""
        field = self.fields["officer_b"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)
        if hasattr(case, "co_handler_id"):
            other = case.co_handler_id if case.handler_id == self.user.pk else case.handler_id
            self.initial.setdefault("officer_b", other)


class OrderForm(SecondOfficerMixin, OnForm):
    """责令改正."""

    violation = forms.ModelChoiceField(Violation.objects.all(), label="违法行为", empty_label="请选择")
    facts = text_area("违法事实", rows=4)
    demand = text_area("改正要求", rows=3, initial="立即停止违法行为，")
    correct_by = DayField(label="改正期限")
    report_on = PastDayField(
        label="取得监测报告日期",
        required=False,
        help_text="经监测认定的填写（选填）：3 个工作日内须送达（按日办法 第8条）；当场认定的应当场送达",
    )
    officer_b = PersonField(label="第二执法人员")

    def prepare(self):
        case = self.dossier
        self.initial.setdefault("violation", case.violation_id)
        self.initial.setdefault("facts", getattr(case, "facts", ""))
        self.narrow_second(case)


class RepeatForm(SecondOfficerMixin, OnForm):
    """再次责令改正."""

    facts = text_area("违法事实", rows=4)
    demand = text_area("改正要求", rows=3)
    correct_by = DayField(label="改正期限")
    officer_b = PersonField(label="第二执法人员")

    def prepare(self):
        order = self.dossier
        self.initial.setdefault("facts", order.recheck_result)
        self.initial.setdefault("demand", order.demand)
        self.narrow_second(order.case)
        self.initial.setdefault("officer_b", order.officer_b_id)


class OpenDailyForm(OnForm):
    """启动按日连续处罚."""

    co_handler = PersonField(label="协办人", help_text="承办人为本人；案件须经负责人批准立案，按普通程序办理")

    def prepare(self):
        field = self.fields["co_handler"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)
        case = self.dossier.case
        if case:
            other = case.co_handler_id if case.handler_id == self.user.pk else case.handler_id
            self.initial.setdefault("co_handler", other)
