"""Forms of the rows of the register. Each saves through the keeping services, never by itself."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from bureau.forms import DayField, text_area
from bureau.law.forms.acts import REASON
from bureau.law.models import DiscretionBenchmark, Organ, Statute, Violation, ViolationBasis
from bureau.law.services.changes import factor_lines
from bureau.law.services.factors import parse_factors, write_factors
from bureau.staff.models import Office
from bureau.timelimits.models import Rule


class RowForm(forms.ModelForm):
    """One row with the reason of the change. `fixed` names the fields that say what the row is a version of: they
    are asked only for a new thing.
    """

    fixed: tuple[str, ...] = ()
    reason = text_area("理由", rows=2, help_text=REASON)

    def __init__(self, *args, user, new: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if not new:
            for name in self.fixed:
                self.fields.pop(name, None)
        self._plain_words()
        for name in ("effective_from", "effective_to"):
            if name in self.fields:
                old = self.fields[name]
                self.fields[name] = DayField(
                    label=old.label, required=name == "effective_from", help_text=old.help_text
                )
        if "office" in self.fields:
            self.fields["office"].queryset = Office.objects.filter(path__startswith=user.scope_path)

    def _plain_words(self) -> None:
        """Numbers without idle zeros, and choices that say what choosing nothing means."""
        for name, field in self.fields.items():
            value = self.initial.get(name)
            if isinstance(value, Decimal):
                self.initial[name] = f"{value.normalize():f}"
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = "请选择" if field.required else "不限"

    def row(self):
        """The unsaved row with the values typed in."""
        return self.instance

    def write_parts(self, row) -> None:
        """What belongs to the row and is not a field of it."""


class StatuteForm(RowForm):
    """A version of a statute."""

    fixed = ("code",)

    class Meta:
        model = Statute
        fields = [
            "code", "title", "short_title", "level", "number", "effective_from", "effective_to", "note", "source",
            "verified",
        ]  # fmt: skip
        help_texts = {
            "code": "拉丁字母、数字和连字符，同一法规各版本相同",
            "short_title": "屏幕上引用时用的简称",
        }


class ViolationForm(RowForm):
    """A violation; its ranges are rows of their own."""

    class Meta:
        model = Violation
        fields = ["code", "name", "order"]
        help_texts = {"code": "拉丁字母、数字和连字符"}


class BasisForm(RowForm):
    """A range of a violation."""

    fixed = ("violation", "regime", "tier", "subject")

    class Meta:
        model = ViolationBasis
        fields = [
            "violation", "regime", "tier", "subject", "duty_articles", "penalty_article", "base", "fine_min",
            "fine_max", "cost_floor", "extra", "effective_from", "effective_to", "source", "verified",
        ]  # fmt: skip
        labels = {"fine_min": "罚款下限", "fine_max": "罚款上限", "cost_floor": "费用最低按（元）"}
        help_texts = {
            "duty_articles": "如：水污染防治法 第10条；多件法规用；分隔，用法规页的简称",
            "penalty_article": "如：水污染防治法 第83条第2项",
            "fine_min": "定额填元；按总投资额填百分数；按处置费用填倍数。没有下限填 0",
            "fine_max": "单位同下限",
        }


class OrganForm(RowForm):
    """An issuing organ from a day on."""

    fixed = ("prefix",)

    class Meta:
        model = Organ
        fields = [
            "prefix", "code", "name", "seal_name", "office", "basis", "review_body", "review_body_other",
            "review_article", "court", "credit_code", "address", "phone", "payee", "payee_bank", "payee_account",
            "effective_from", "effective_to", "source", "verified", "invented",
        ]  # fmt: skip
        help_texts = {"code": "拉丁字母、数字和连字符，每个时段一个", "basis": "以谁的名义作出决定的依据"}


class BenchmarkForm(RowForm):
    """A benchmark with its factors as lines of text."""

    fixed = ("code",)
    factor_lines = text_area(
        "因素与情形",
        required=False,
        rows=8,
        help_text="每行一项因素，如 超标倍数：不足 1 倍=6；1 倍以上=12。百分比累加写百分数，二维叠加写 1 至 5，"
        "分档写从轻、一般、从重；选填因素在名称后加（选填）",
    )

    class Meta:
        model = DiscretionBenchmark
        fields = [
            "code", "name", "issuer", "province", "office", "violation", "model", "heavier_cap", "lighter_cap",
            "mitigation_cap", "note", "effective_from", "effective_to", "source", "verified", "invented",
        ]  # fmt: skip
        help_texts = {
            "code": "拉丁字母、数字和连字符，各版本相同",
            "office": "选定后只在这一机构及其下级适用",
            "violation": "不限的为通用规则",
        }

    def __init__(self, *args, factors_of=None, **kwargs):
        super().__init__(*args, **kwargs)
        if factors_of:
            self.initial["factor_lines"] = factor_lines(factors_of)
        self.order_fields([*self.Meta.fields[:10], "factor_lines"])

    def clean(self):
        cleaned = super().clean()
        if "model" in cleaned and "factor_lines" in cleaned:
            try:
                self.factors = parse_factors(cleaned["factor_lines"], cleaned["model"])
            except ValidationError as error:
                self.add_error("factor_lines", error)
        return cleaned

    def write_parts(self, row) -> None:
        write_factors(row, self.factors)


class RuleForm(RowForm):
    """A version of a rule; for a place when `office` is asked."""

    fixed = ("office",)

    class Meta:
        model = Rule
        fields = [
            "office", "value", "unit", "extensions", "text", "trigger", "rolls", "statute", "article",
            "effective_from", "effective_to", "source", "verified", "note",
        ]  # fmt: skip
        help_texts = {
            "office": "地方规定在这一机构及其下级优先适用",
            "text": "只有没有数值的规则才填",
            "statute": "地方规定写全称，如某省行政处罚听证程序规定",
            "rolls": "末日是休息日时顺延到次一工作日；约束机关的期限不勾选",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "office" in self.fields:
            self.fields["office"].required, self.fields["office"].empty_label = True, "请选择"
