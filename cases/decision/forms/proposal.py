"""The proposed penalty with its discretion: law and range, model, circumstances, clamp, reasons."""

from decimal import Decimal, InvalidOperation

from django import forms

from bureau.dates import today
from bureau.forms import MoneyField, text_area
from bureau.law import services as law
from bureau.law.models import ViolationBasis
from cases.decision import grounds
from cases.decision.discretion import percentage_sum
from cases.decision.forms.items import ItemsPart
from cases.decision.forms.worksheet import BY_HAND, WorksheetPart
from cases.decision.guards.basis import damage_by_records
from cases.decision.models.proposal import EXEMPT
from cases.forms import ActForm
from cases.models import Proposal

HIGHEST_PERCENT = 100
FILLED = (
    "duty_articles",
    "law_choice_reason",
    "fault",
    "outcome",
    "ground_facts",
    "fine",
    "confiscation",
    "reasons",
)


class ProposalForm(WorksheetPart, ItemsPart, ActForm):
    """处罚建议: law by date, outcome with its grounds, worksheet, amount, other kinds of penalty, reasons."""

    basis = forms.ModelChoiceField(
        queryset=None, label="适用法律", widget=forms.RadioSelect, empty_label=None
    )
    duty_articles = forms.CharField(
        label="违反条款",
        max_length=160,
        required=False,
        help_text="登记册没有录入违反条款的，查明后填写到条，例如：排污许可条例 第17条",
    )
    law_choice_reason = forms.CharField(
        label="适用新旧法的理由",
        max_length=300,
        required=False,
        help_text="行为与决定跨 2026-08-15 时填写（从旧兼从轻，处罚法 第37条）",
    )
    investment = MoneyField(
        label="项目总投资或费用（元）", required=False, help_text="按投资比例、费用倍数处罚的填写"
    )
    fault = forms.CharField(
        label="主观过错", max_length=200, required=False, help_text="选填：动机、是否明知，进入告知书和决定书"
    )
    outcome = forms.ChoiceField(label="裁量结论", choices=Proposal.Outcome.choices)
    grounds = forms.MultipleChoiceField(
        label="法定情形", required=False, choices=[], widget=forms.CheckboxSelectMultiple
    )
    ground_facts = text_area(
        "情形的事实和证据", required=False, rows=2, help_text="从重、从轻、减轻、不予处罚的须写明"
    )
    factor_lines = text_area(
        "裁量因素",
        required=False,
        rows=4,
        help_text="每行一项：因素 = 百分比，例如：超标 1.33 倍 = 12。按“起点 + 各项 × 最高额”计算",
    )
    adjustment = forms.DecimalField(
        label="从重、从轻调整（上限的 %）",
        required=False,
        max_digits=5,
        decimal_places=2,
        help_text="从重填正数，从轻填负数；不得超过基准的幅度",
    )
    mitigation = forms.DecimalField(
        label="减轻（下限的 %）", required=False, min_value=0, max_digits=5, decimal_places=2
    )
    fine = MoneyField(label="罚款（元）", required=False, help_text="不填则按裁量结果")
    deviation_reason = text_area(
        "偏离裁量结果的理由", required=False, rows=2, help_text="罚款与裁量结果不一致时填写，审查人可见"
    )
    confiscation = MoneyField(label="没收违法所得（元）", required=False)
    reasons = text_area("裁量理由", rows=3, help_text="进入告知书和决定书")

    def prepare(self):
        case = self.dossier
        acted = case.act_until or case.act_on
        self.applicable = law.applicable(case.violation, act_on=acted, decide_on=today())
        options = [] if case.firm_case else self.applicable.options
        field = self.fields["basis"]
        field.queryset = self._bases(case, acted)
        field.label_from_instance = _basis_words
        self.fields["grounds"].choices = [(g.code, f"{g.label}（{g.article}）") for g in grounds.GROUNDS]
        self.initial.setdefault("basis", options[0].pk if options else None)
        self.initial.setdefault("law_choice_reason", self.applicable.reason if len(options) > 1 else "")
        current = getattr(case, "proposal", None)
        sheet = current.sheet if current else None
        kept = str(sheet.benchmark_id) if sheet else ""
        asked = (
            self.data.get("benchmark", BY_HAND) if self.is_bound else self.initial.get("benchmark") or kept
        )
        self.add_factors(case, today(), asked)
        for name in (
            ("adjustment", "mitigation", "deviation_reason") if not self.benchmark else ("factor_lines",)
        ):
            del self.fields[name]
        self.add_items(current.items.all() if current else ())
        if current:
            self._fill(current, sheet)

    def parts(self) -> list[tuple[str, list]]:
        """The fields in the order of the worksheet: heading and bound fields; what is not drawn elsewhere."""
        rows = (
            (
                "一、适用法律和法定幅度",
                ("basis", "duty_articles", "law_choice_reason", "investment", "fault"),
            ),
            ("二、裁量结论和法定情形", ("outcome", "grounds", "ground_facts")),
            ("三、裁量因素", ("factor_lines", *(name for pair in self.factor_rows for name in pair))),
            ("四、罚款数额", ("adjustment", "mitigation", "fine", "deviation_reason", "confiscation")),
            ("五、其他种类的处罚", [name for names in self.item_rows for name in names]),
            ("六、理由", ("reasons",)),
        )
        return [(head, [self[name] for name in names if name in self.fields]) for head, names in rows]

    def _bases(self, case, acted):
        """The firm's ranges by date; for a person those of responsible persons too."""
        found = law.candidate_bases(case.violation, act_on=acted, decide_on=today())
        if not case.party_is_citizen:
            return found
        persons = case.violation.bases.filter(subject=ViolationBasis.Subject.PERSON)
        persons = persons.in_force(acted) | persons.in_force(today())
        return persons if case.firm_case else found | persons

    def _fill(self, current, sheet) -> None:
        self.initial.update({name: getattr(current, name) for name in FILLED})
        self.initial.update(
            basis=current.basis_id,
            grounds=current.ground_codes,
            investment=current.base_amount,
            factor_lines="\n".join(f"{f['name']} = {f['percent']}" for f in current.factors),
        )
        if sheet and sheet.benchmark == self.benchmark:
            self.initial.update(
                adjustment=sheet.adjustment,
                mitigation=sheet.mitigation,
                deviation_reason=sheet.deviation_reason,
            )
            for choice in sheet.choices.select_related("option").prefetch_related("evidence"):
                self.initial[f"factor_{choice.option.factor_id}"] = choice.option_id
                self.initial[f"evidence_{choice.option.factor_id}"] = list(choice.evidence.all())

    def clean_factor_lines(self):
        factors = []
        for line in filter(str.strip, self.cleaned_data["factor_lines"].splitlines()):
            name, _, percent = line.replace("＝", "=").rpartition("=")
            try:
                value = Decimal(percent.strip().rstrip("%％"))
            except InvalidOperation:
                value = Decimal("NaN")
            if not value.is_finite() or abs(value) > HIGHEST_PERCENT:
                raise forms.ValidationError(f"“{line}”不是“因素 = 百分比”。请改为例如：超标 1.33 倍 = 12")
            factors.append({"name": name.strip(), "percent": str(value)})
            if not name.strip():
                raise forms.ValidationError(f"“{line}”缺因素名称。")
        return factors

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        outcome, basis = cleaned["outcome"], cleaned["basis"]
        against = [refusal.text for refusal in damage_by_records(self.dossier, cleaned["grounds"])]
        for text in (*grounds.faults(outcome, cleaned["grounds"]), *against):
            self.add_error("grounds", text)
        cleaned["base_amount"] = cleaned.pop("investment")
        limits = cleaned["limits"] = basis.range(cleaned["base_amount"])
        cleaned["items"] = self.items_of(cleaned)
        cleaned["factors"] = cleaned.pop("factor_lines", [])
        cleaned["confiscation"] = cleaned["confiscation"] or Decimal(0)
        if limits is None:
            self.add_error("investment", _no_range(basis))
        elif outcome in EXEMPT:
            cleaned.update(fine=Decimal(0), confiscation=Decimal(0), items=[])
        else:
            self._amount(cleaned, limits)
        self.drop_factors(cleaned)
        for name in ("adjustment", "mitigation", "deviation_reason"):
            cleaned.pop(name, None)
        return cleaned

    def _amount(self, cleaned, limits) -> None:
        """The fine: computed, or the officer's own with a reason; within the range."""
        if self.benchmark:
            if (result := self._computed(cleaned, limits)) is None:
                return
            amount = result.amount
        elif cleaned["factors"]:
            amount = percentage_sum(limits, [Decimal(f["percent"]) for f in cleaned["factors"]])
        else:
            amount = None
        if cleaned["fine"] is None:
            cleaned["fine"] = amount
        if cleaned["fine"] is None:
            self.add_error("fine", "请填写罚款数额，或填写裁量因素由系统计算。")
            return
        self._check_range(cleaned, limits)
        if self.benchmark and cleaned["fine"] != amount and not cleaned["deviation_reason"].strip():
            self.add_error(
                "deviation_reason",
                f"裁量结果为 {amount:,.2f} 元，填写的罚款为 {cleaned['fine']:,.2f} 元。请写明偏离的理由。",
            )

    def _computed(self, cleaned, limits):
        """The worksheet; circumstances must point the way the outcome says."""
        outcome, moved = cleaned["outcome"], cleaned["adjustment"] or 0
        if (moved > 0 and outcome != "heavier") or (moved < 0 and outcome not in ("lighter", "mitigated")):
            self.add_error("adjustment", "调整方向与裁量结论不一致。请核对裁量结论和正负号。")
            return None
        if (outcome == "mitigated") != bool(cleaned["mitigation"]):
            self.add_error("mitigation", "减轻处罚须填写减轻的百分比；其他结论不得减轻（处罚法 第32条）。")
            return None
        reason = cleaned["deviation_reason"]
        self.result = self.compute(cleaned, limits)
        if self.result:
            cleaned["sheet"]["deviation_reason"] = reason
        return self.result

    def _check_range(self, cleaned, limits) -> None:
        fine = cleaned["fine"]
        if fine > limits.high:
            self.add_error("fine", f"超过法定上限 {limits.high:,.2f} 元。请按幅度填写。")
        if fine < limits.low and cleaned["outcome"] != Proposal.Outcome.MITIGATED:
            self.add_error(
                "fine",
                f"低于法定下限 {limits.low:,.2f} 元。有减轻情形的，裁量结论选“减轻处罚”并写明理由（处罚法 第32条）。",
            )


def _basis_words(basis) -> str:
    tier = basis.get_tier_display()
    person = "（责任人员）" if basis.subject == ViolationBasis.Subject.PERSON else ""
    doubt = "　依据待核对" if basis.verified != ViolationBasis.Verified.YES else ""
    return f"{basis.penalty_article}　{tier}{person}　{basis.shown_range}{doubt}"


def _no_range(basis) -> str:
    if basis.base == ViolationBasis.BaseKind.BY_ACT:
        return f"{basis.penalty_article}须按所涉具体行为的条款处罚，不能单独作为依据。请改选具体条款。"
    return "这一条按投资额或费用计算幅度，请填写总投资或费用。"
