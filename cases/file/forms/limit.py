"""The limit of the case."""

from django import forms

from bureau.forms import DayField, PastDayField, text_area
from cases.forms import ActForm, OnReasonForm


class ExtendForm(OnReasonForm):
    """延长办案期限."""

    discussion = text_area(
        "集体讨论情况", required=False, rows=3, help_text="再次延长的必填：讨论的时间、参加人员和结论"
    )


class ExcludeForm(ActForm):
    """扣除期间."""

    first = DayField(label="自")
    last = PastDayField(label="至")
    reason = forms.ChoiceField(
        label="事由", choices=[(r, r) for r in ("监测、检测", "评估、鉴定", "认定", "公告送达", "中止调查")]
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("first") and cleaned.get("last") and cleaned["last"] < cleaned["first"]:
            self.add_error("last", "止日不能早于起日。")
        return cleaned
