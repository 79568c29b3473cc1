"""Forms of draw plans, quotas and exclusions."""

from django import forms

from bureau.forms import DayField
from inspections.forms.fields import EnterpriseField, RowForm
from inspections.models import DrawPlan, QuotaRule


class PlanForm(RowForm):
    """A plan in draft. Empty numbers follow the rule."""

    public_due_on = DayField(label="公开值产生日期", required=False, help_text="须在冻结之后，例如开奖日")
    due_on = DayField(
        label="检查完成期限",
        required=False,
        help_text="空着按公开值产生后 28 日，不晚于季末；检查全部结束后结果一并公开",
    )

    class Meta:
        model = DrawPlan
        fields = (
            "year",
            "quarter",
            "month",
            "title",
            "take_key",
            "take_special",
            "take_general",
            "quota_reason",
            "skip_drawn",
            "public_source",
            "public_due_on",
            "due_on",
        )
        help_texts = {
            "month": "按月抽取的选月份，按季度抽取的不选",
            "title": "空着自动命名",
            "take_key": "空着按年度计划或比例",
            "take_special": "空着按比例；没有比例的须填",
            "take_general": "空着按年度计划或比例",
            "quota_reason": "少于规定家数时须写",
            "public_source": "冻结时公布采用哪一期，例如：某彩票第 2026135 期开奖号",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if self.instance.pk:
            for name in ("year", "quarter", "month"):
                del self.fields[name]

    def clean(self):
        data = super().clean()
        month, quarter = data.get("month"), data.get("quarter")
        if month and quarter and (month + 2) // 3 != quarter:
            self.add_error("month", f"{month} 月不在所选季度内。请改月份或季度。")
        drawn, due = data.get("public_due_on"), data.get("due_on")
        if drawn and due and due <= drawn:
            self.add_error("due_on", f"须晚于公开值产生日期 {drawn}：抽取之后才能检查。请改期限。")
        return data

    def facts(self) -> dict:
        """What was filled in; what was left empty takes its default."""
        data = dict(self.cleaned_data)
        for name in ("title", "due_on", "month"):
            if not data.get(name, True):
                data.pop(name)
        return data


class ExclusionForm(forms.Form):
    """An enterprise left out, and why."""

    enterprise = EnterpriseField(label="企业")
    reason = forms.CharField(label="理由", max_length=120, help_text="随结果公开，例如：2026-09-30 起停产")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user


class QuotaForm(RowForm):
    """A ratio from a day on."""

    effective_from = DayField(label="施行日期")

    class Meta:
        model = QuotaRule
        fields = ("category", "measure", "value", "effective_from", "source", "verified")
        help_texts = {"source": "写明文件名称和文号", "verified": "对照公布的文本核对过的选已核对"}


class QuotaVerifyForm(RowForm):
    """Whether the ratio has been compared with the published text."""

    class Meta:
        model = QuotaRule
        fields = ("verified", "source")
