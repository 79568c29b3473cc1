"""What the firm says about a visit, and the filter of the list of ratings."""

from django import forms

from inspections.forms.filtering import FilterForm
from inspections.models import VisitRating

YES_NO = [("yes", "是"), ("no", "否")]


class RatingForm(forms.Form):
    """确认和评价. Nothing is preset."""

    name = forms.CharField(label="确认人姓名", max_length=40)
    post = forms.CharField(label="职务", max_length=30, required=False)
    certificates_shown = forms.ChoiceField(
        label="检查人员主动出示了执法证件", choices=YES_NO, widget=forms.RadioSelect
    )
    basis_told = forms.ChoiceField(
        label="检查人员说明了检查依据和事项", choices=YES_NO, widget=forms.RadioSelect
    )
    score = forms.TypedChoiceField(
        label="对这次检查的评价", choices=VisitRating.Score.choices, coerce=int, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label="意见和建议", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def facts(self) -> dict:
        """The columns of the rating."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "website"}
        return data | {name: data[name] == "yes" for name in ("certificates_shown", "basis_told")}


class RatingFilter(FilterForm):
    """What the list of ratings is narrowed by."""

    q = forms.CharField(label="企业、任务编号", required=False, max_length=60)
    score = forms.ChoiceField(
        label="评价",
        required=False,
        choices=[("", "全部"), ("low", "不满意及以下"), *((str(v), n) for v, n in VisitRating.Score.choices)],
    )

    def narrow(self, rows):
        """The rows that match."""
        asked = self.asked()
        score = asked.get("score", "")
        if score:
            rows = rows.filter(score__lte=2) if score == "low" else rows.filter(score=int(score))
        if "q" in asked:
            text = asked["q"]
            rows = rows.filter(task__number__contains=text) | rows.filter(
                task__enterprise__name__contains=text
            )
        return rows
