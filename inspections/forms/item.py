"""Forms of the item list."""

from django import forms
from django.db.models import Q

from bureau.law.forms.rows import RowForm
from inspections.forms.filtering import FilterForm
from inspections.models import Category, Industry, InspectionItem


class ItemForm(RowForm):
    """A version of an item, kept like the rest of the law."""

    fixed = ("code",)

    class Meta:
        model = InspectionItem
        fields = [
            "code", "name", "kind", "category", "industry", "way", "content", "basis", "department", "partners",
            "effective_from", "effective_to", "source", "verified",
        ]  # fmt: skip
        help_texts = {
            "code": "拉丁字母、数字和连字符，各版本相同",
            "category": "不选的适用于各类企业",
            "industry": "不选的适用于各行业",
            "basis": "如：排污许可管理条例 第25条；多件法规用；分隔，用法规页的简称",
            "department": "以谁的名义检查",
            "partners": "可以一起检查的部门，如 市场监管、应急",
        }


def _any(choices):
    return [("", "全部"), *choices]


class ItemFilter(FilterForm):
    """What the list is narrowed by."""

    q = forms.CharField(label="事项、内容、依据", required=False, max_length=60)
    kind = forms.ChoiceField(label="事项类别", required=False, choices=_any(InspectionItem.Kind.choices))
    category = forms.ChoiceField(label="对象类别", required=False, choices=_any(Category.choices))
    industry = forms.ChoiceField(label="行业", required=False, choices=_any(Industry.choices))
    way = forms.ChoiceField(label="方式", required=False, choices=_any(InspectionItem.Way.choices))

    def narrow(self, rows):
        """The rows that match; an item without a category or trade applies to all of them."""
        asked = self.asked()
        for name in ("kind", "way"):
            if name in asked:
                rows = rows.filter(**{name: asked[name]})
        for name in ("category", "industry"):
            if name in asked:
                rows = rows.filter(**{f"{name}__in": ["", asked[name]]})
        if words := asked.get("q"):
            rows = rows.filter(
                Q(name__icontains=words) | Q(content__icontains=words) | Q(basis__icontains=words)
            )
        return rows
