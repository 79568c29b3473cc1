"""The proposed penalty with its discretion."""

from decimal import Decimal, InvalidOperation

from django import forms

from bureau.dates import today
from bureau.forms import MoneyField, text_area
from bureau.law import services as law
from bureau.law.models import ViolationBasis
from cases.decision.discretion import percentage_sum
from cases.forms import ActForm
from cases.models import Proposal


class ProposalForm(ActForm):
    """处罚建议: law by date, outcome, factors, amount, reasons."""

    basis = forms.ModelChoiceField(
        queryset=None, label="适用法律", widget=forms.RadioSelect, empty_label=None
    )
    law_choice_reason = forms.CharField(
        label="适用新旧法的理由",
        max_length=300,
        required=False,
        help_text="行为与决定跨 2026-08-15 时填写（从旧兼从轻，处罚法 第37条）",
    )
    outcome = forms.ChoiceField(label="裁量结论", choices=Proposal.Outcome.choices)
    factor_lines = text_area(
        "裁量因素",
        required=False,
        rows=4,
        help_text="每行一项：因素 = 百分比，例如：超标 1.33 倍 = 12。填写后按“起点 + 各项 × 最高额”计算",
    )
    investment = MoneyField(
        label="项目总投资或费用（元）", required=False, help_text="按投资比例、费用倍数处罚的填写"
    )
    fine = MoneyField(
        label="罚款（元）", required=False, help_text="不填则按裁量因素计算；改动计算结果须在理由中说明"
    )
    confiscation = MoneyField(label="没收违法所得（元）", required=False)
    reasons = text_area("裁量理由", rows=3, help_text="进入告知书和决定书")

    def prepare(self):
        case = self.dossier
        self.applicable = law.applicable(
            case.violation, act_on=case.act_until or case.act_on, decide_on=today()
        )
        options = self.applicable.options
        field = self.fields["basis"]
        field.queryset = ViolationBasis.objects.of_entities().filter(
            violation=case.violation, regime__in=[option.regime for option in options]
        )
        field.label_from_instance = lambda b: f"{b.penalty_article}　{b.get_tier_display()}　{b.shown_range}"
        self.initial.setdefault("basis", options[0].pk if options else None)
        self.initial.setdefault("law_choice_reason", self.applicable.reason if len(options) > 1 else "")
        current = getattr(self.dossier, "proposal", None)
        if current:
            self.initial.update(
                basis=current.basis_id,
                outcome=current.outcome,
                fine=current.fine,
                confiscation=current.confiscation,
                reasons=current.reasons,
                law_choice_reason=current.law_choice_reason,
                factor_lines="\n".join(f"{f['name']} = {f['percent']}" for f in current.factors),
            )

    def clean_factor_lines(self):
        factors = []
        for line in filter(str.strip, self.cleaned_data["factor_lines"].splitlines()):
            name, _, percent = line.replace("＝", "=").rpartition("=")
            try:
                factors.append({"name": name.strip(), "percent": str(Decimal(percent.strip().rstrip("%％")))})
            except InvalidOperation as error:
                raise forms.ValidationError(
                    f"“{line}”不是“因素 = 百分比”。请改为例如：超标 1.33 倍 = 12"
                ) from error
            if not name.strip():
                raise forms.ValidationError(f"“{line}”缺因素名称。")
        return factors

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        basis, factors = cleaned["basis"], cleaned.pop("factor_lines")
        investment = cleaned.pop("investment")
        limits = basis.range(investment)
        exempt = cleaned["outcome"] in (Proposal.Outcome.FIRST_EXEMPT, Proposal.Outcome.SLIGHT_EXEMPT)
        if exempt:
            cleaned["fine"] = Decimal(0)
        elif cleaned["fine"] is None:
            if limits is None or not factors:
                self.add_error("fine", "请填写罚款数额，或填写裁量因素由系统计算。")
                return cleaned
            cleaned["fine"] = percentage_sum(limits, [Decimal(f["percent"]) for f in factors])
        self._check_range(cleaned, limits, exempt)
        cleaned.update(factors=factors, limits=limits, confiscation=cleaned["confiscation"] or Decimal(0))
        return cleaned

    def _check_range(self, cleaned, limits, exempt: bool) -> None:
        fine = cleaned["fine"]
        if limits is None:
            self.add_error("investment", "这一条按投资额或费用计算幅度，请填写总投资或费用。")
            return
        if fine > limits.high:
            self.add_error("fine", f"超过法定上限 {limits.high:,.2f} 元。请按幅度填写。")
        mitigated = cleaned["outcome"] == Proposal.Outcome.MITIGATED
        if fine < limits.low and not (exempt or mitigated):
            self.add_error(
                "fine",
                f"低于法定下限 {limits.low:,.2f} 元。有减轻情形的，裁量结论选“减轻处罚”并写明理由（处罚法 第32条）。",
            )
