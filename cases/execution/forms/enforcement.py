"""Demand, application to the court, substitute performance."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, MoneyField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.execution.guards.enforcement import disobeyed
from cases.execution.guards.substitution import unpaid_costs
from cases.forms import ActForm, OnForm
from cases.models import CorrectionOrder, CourtApplication, Substitution


class DemandDefenceForm(ActForm):
    """对催告的陈述申辩."""

    received_on = PastDayField(label="收到日期", initial=today)
    defence = text_area("陈述申辩内容", rows=4)


class DemandAnswerForm(OnForm):
    """复核."""

    answer = text_area("复核意见", rows=4)


class CourtForm(OnForm):
    """申请强制执行."""

    target = text_area(
        "申请强制执行标的", rows=2, required=False, help_text="不填的按当日所欠罚没款和加处罚款写明"
    )


class AcceptForm(OnForm):
    """法院受理."""

    docket = forms.CharField(label="案号", max_length=60)


class RulingForm(OnForm):
    """法院裁定."""

    ruling = forms.ChoiceField(label="裁定", choices=CourtApplication.Ruling.choices)
    ruling_note = text_area("裁定内容", rows=3)


class FinishForm(OnForm):
    """执行结果."""

    finished_note = text_area(
        "执行结果", rows=3, help_text="执行到位的款项另行登记缴款，方式选“法院执行到位”"
    )


class OrderField(forms.ModelChoiceField):
    """An order that was not obeyed."""

    def label_from_instance(self, obj):
        return f"{obj.document.number}　{obj.demand[:40]}"


class SubstitutionDemandForm(OnForm):
    """代履行催告."""

    order = OrderField(CorrectionOrder.objects.none(), label="逾期未履行的责令改正", empty_label="请选择")

    def prepare(self):
        rows = disobeyed(self.dossier, today()).select_related("document")
        self.fields["order"].queryset = rows
        self.initial.setdefault("order", rows.first())


class SubstitutionForm(SubstitutionDemandForm):
    """代履行决定."""

    reason = text_area(
        "理由和依据",
        rows=3,
        help_text="写明不履行的后果：已经或者将危害交通安全、造成环境污染或者破坏自然资源",
    )
    performer = forms.CharField(label="代履行人", max_length=60, help_text="本机关或者没有利害关系的第三人")
    method = text_area("代履行方式", rows=2)
    planned_on = DayField(label="代履行时间", help_text="不得在法定节假日；催告送达后须隔足 3 个工作日")
    budget = MoneyField(label="费用预算（元）")


class SubstitutionDoneForm(ActForm):
    """代履行实施."""

    done_on = PastDayField(label="实施日期", initial=today)
    supervisor = PersonField(label="到场监督人")
    witness = forms.CharField(label="签名的当事人或见证人", max_length=60)
    cost = MoneyField(label="实际费用（元）", help_text="按照成本合理确定，由当事人承担")
    result = text_area("实施情况", rows=3)

    def prepare(self):
        self.fields["supervisor"].of(self.user, Role.OFFICER)


class CostField(forms.ModelChoiceField):
    """A substitute performance whose cost is owed."""

    def label_from_instance(self, obj):
        return f"{obj.document.number}　{obj.performer}　{obj.cost:,.2f} 元"


class SubstitutionCostForm(ActForm):
    """代履行费用缴清."""

    substitution = CostField(Substitution.objects.none(), label="代履行", empty_label="请选择")
    paid_on = PastDayField(label="缴清日期", initial=today)
    receipt_no = forms.CharField(label="票据号", max_length=40)

    def prepare(self):
        rows = unpaid_costs(self.dossier).select_related("document")
        self.fields["substitution"].queryset = rows
        self.initial.setdefault("substitution", rows.first())
