"""Statement and defence, waiver."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, PastDayField, PersonField, text_area
from cases.forms import ActForm, OnForm


class DefenceForm(ActForm):
    """陈述申辩 received."""

    by = forms.CharField(label="提出人", max_length=60)
    received_on = PastDayField(label="收到日期", initial=today)
    content = text_area("意见内容")
    upload = MaterialField(label="书面材料", required=False)
    oral = forms.BooleanField(label="口头提出，现场制作陈述申辩笔录", required=False)
    officer_b = PersonField(label="第二名执法人员", required=False, help_text="口头提出的填写")
    signed = forms.BooleanField(label="提出人已在笔录上签名", required=False, help_text="口头提出的填写")

    def prepare(self):
        self.initial.setdefault("by", self.dossier.party_name)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["oral"]:
            if cleaned["officer_b"] is None:
                self.add_error("officer_b", "口头陈述申辩须由两名执法人员记录。请补选第二名执法人员。")
            if not cleaned["signed"]:
                self.add_error("signed", "口头陈述申辩的笔录须经提出人签名。")
        return cleaned


class AnswerForm(OnForm):
    """复核意见."""

    accepted = forms.TypedChoiceField(
        label="是否采纳",
        choices=[("1", "采纳"), ("0", "不采纳")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    answer = text_area("复核意见和理由")


class WaiverForm(OnForm):
    """书面放弃."""

    upload = MaterialField(label="当事人签名的放弃声明")
