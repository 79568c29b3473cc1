"""Notice, service, defence, hearing."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm


class DefenceForm(ActForm):
    """陈述申辩 received."""

    by = forms.CharField(label="提出人", max_length=60)
    received_on = PastDayField(label="收到日期", initial=today)
    content = text_area("意见内容")
    upload = MaterialField(label="书面材料", required=False)

    def prepare(self):
        self.initial.setdefault("by", self.dossier.party_name)


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


class HearingRequestForm(OnForm):
    """听证申请."""

    by = forms.CharField(label="申请人", max_length=60)

    def prepare(self):
        self.initial.setdefault("by", self.dossier.party_name)


class CallHearingForm(OnForm):
    """听证通知."""

    scheduled_on = DayField(label="听证日期", help_text="通知与听证之间须有 7 个完整工作日（处罚法 第64条）")
    place = forms.CharField(label="听证地点", max_length=100, initial="本局会议室")
    chair = PersonField(label="主持人", help_text="非本案调查人员")

    def prepare(self):
        self.fields["chair"].of(self.user, Role.REVIEWER, Role.LEADER, Role.OFFICER)


class HoldHearingForm(OnForm):
    """听证笔录."""

    absent = forms.BooleanField(label="申请人无正当理由未到场或中途退场，视为放弃", required=False)
    minutes = text_area("听证笔录", rows=8)
    conclusion = text_area("听证意见", rows=3)
