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
            "title": "空着自动命名",
            "take_key": "空着按比例",
            "take_special": "空着按比例；没有比例的须填",
            "take_general": "空着按比例",
            "quota_reason": "少于规定家数时须写",
            "public_source": "冻结时公布采用哪一期，例如：某彩票第 2026135 期开奖号",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if self.instance.pk:
            for name in ("year", "quarter"):
                del self.fields[name]

    def facts(self) -> dict:
        """What was filled in; what was left empty takes its default."""
        data = dict(self.cleaned_data)
        for name in ("title", "due_on"):
            if not data[name]:
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
        fields = ("category", "measure", "value", "effective_from", "source")
