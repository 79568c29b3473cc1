"""Forms of the yearly plan."""

from inspections.forms.fields import RowForm
from inspections.models import YearPlan, YearPlanItem


class YearPlanForm(RowForm):
    """A year's plan in draft."""

    class Meta:
        model = YearPlan
        fields = ("year", "title", "rhythm", "demands", "quota_reason")
        help_texts = {
            "title": "空着自动命名",
            "demands": "随计划公开",
            "quota_reason": "某类企业的全年家数少于规定时须写，随计划公开",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if self.instance.pk:
            del self.fields["year"]

    def facts(self) -> dict:
        """What was filled in; an empty title takes its default."""
        data = dict(self.cleaned_data)
        if not data["title"]:
            data.pop("title")
        return data


class YearPlanItemForm(RowForm):
    """One line of the plan."""

    class Meta:
        model = YearPlanItem
        fields = ("name", "category", "basis", "quota", "way", "term", "lead", "partners")
        help_texts = {
            "quota": "空着按抽查比例",
            "term": "例如：第一至第四季度，或 4 月至 6 月",
            "lead": "本机关发起的写本机关名称",
            "partners": "各部门之间用顿号，没有则空着",
        }
