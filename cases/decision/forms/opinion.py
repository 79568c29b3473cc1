"""The legal adviser's opinion."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, MoneyField, PastDayField, text_area
from cases.forms import OnForm
from cases.models import Case, LegalOpinion


class AskOpinionForm(forms.Form):
    """提请法律顾问审查."""

    on = PastDayField(label="提请日期", initial=today)
    subject = forms.ChoiceField(label="事项类别", choices=LegalOpinion.Subject.choices)
    title = forms.CharField(label="事项名称", max_length=120)
    case = forms.ModelChoiceField(
        label="案件", queryset=None, required=False, empty_label="不涉及案件", help_text="案件类意见填写"
    )
    counterpart = forms.CharField(label="合同或协议相对方", max_length=100, required=False)
    amount = MoneyField(label="标的金额（元）", required=False)
    question = text_area("咨询问题", rows=4)
    upload = MaterialField(label="送审文本", required=False)

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = Case.objects.visible_to(user).ongoing().order_by("-pk")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("subject") == LegalOpinion.Subject.CASE and not cleaned.get("case"):
            self.add_error("case", "案件类意见须选定案件。")
        return cleaned


class GiveOpinionForm(OnForm):
    """出具意见."""

    adviser = forms.CharField(label="法律顾问", max_length=40)
    firm = forms.CharField(label="律师事务所或单位", max_length=80)
    text = text_area("法律意见", rows=6)


class SettleOpinionForm(OnForm):
    """采纳情况."""

    adopted = forms.TypedChoiceField(
        label="是否采纳",
        choices=[("1", "采纳"), ("0", "不采纳")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    reason = text_area("采纳情况和理由", required=False, rows=3, help_text="不采纳的须写明理由")
