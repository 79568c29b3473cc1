"""Rounds of case-file reviews."""

from decimal import Decimal, InvalidOperation

from django import forms

from bureau.forms import DayField, PastDayField, text_area
from cases.forms import ActForm, OnForm


class RoundForm(ActForm):
    """拟订案卷评查."""

    title = forms.CharField(label="名称", max_length=80)
    closed_from = DayField(label="结案日期自")
    closed_to = PastDayField(label="结案日期至")
    sample = forms.IntegerField(label="抽取数量", min_value=1, max_value=500, initial=5)
    heavy_first = forms.BooleanField(label="经集体讨论的重大案件必查", required=False, initial=True)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("closed_from"), cleaned.get("closed_to")
        if first and last and last < first:
            self.add_error("closed_to", "结案日期的止日不能早于起日。")
        return cleaned


class FinishRoundForm(OnForm):
    """完成评查."""

    summary = text_area("评查情况通报", rows=8, help_text="总体情况、主要问题、整改要求")

    def prepare(self):
        files = list(self.dossier.files.all())
        scored = [f.score for f in files if f.score is not None]
        if scored:
            mean = sum(scored) / len(scored)
            self.initial.setdefault(
                "summary", f"本次评查案卷 {len(files)} 件，平均得分 {mean:.1f} 分。主要问题："
            )


class ScoreForm(OnForm):
    """评查一件案卷: one finding a line."""

    lines = text_area(
        "扣分项",
        rows=6,
        required=False,
        help_text="每行一项：评查项，扣分，问题。一票否决的扣分写“否决”。没有问题的留空",
    )
    opinion = text_area("评查意见", rows=3)

    def clean_lines(self):
        return [self._finding(line) for line in filter(str.strip, self.cleaned_data["lines"].splitlines())]

    def _finding(self, line: str) -> dict:
        parts = [part.strip() for part in line.replace(",", "，").split("，", 2)]
        if len(parts) < 3 or not all(parts):
            raise forms.ValidationError(f"“{line}”不完整。请写：评查项，扣分，问题。")
        item, points, text = parts
        if points == "否决":
            return {"item": item, "points": Decimal(0), "fatal": True, "text": text}
        try:
            lost = Decimal(points)
        except InvalidOperation:
            lost = Decimal(-1)
        if not lost.is_finite() or not 0 <= lost <= 100:
            raise forms.ValidationError(f"“{line}”的扣分不对。请写 0 至 100 的数，或者“否决”。")
        return {"item": item[:80], "points": lost, "fatal": False, "text": text}

    def clean(self):
        cleaned = super().clean()
        cleaned["findings"] = cleaned.pop("lines", [])
        return cleaned


class AnswerFindingForm(OnForm):
    """登记整改."""

    answer = text_area("整改说明", rows=3)
