"""Notice, service, defence, hearing."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms.base import ActForm, OnForm
from cases.models import Service


class IssueForm(OnForm):
    """Signing a paper: the day only, everything else is in the case."""


class ServiceForm(ActForm):
    """送达 of one paper."""

    mode = forms.ChoiceField(label="送达方式", choices=Service.Mode.choices)
    sent_on = PastDayField(label="发出（公告）日期", initial=today)
    served_on = PastDayField(
        label="送达日期", initial=today, required=False, help_text="公告送达的不填，由系统计算"
    )
    place = forms.CharField(label="送达地点", max_length=160)
    receiver = forms.CharField(label="签收人", max_length=60)
    witness = forms.CharField(label="见证人", max_length=60, required=False, help_text="留置送达必填")
    consent = forms.BooleanField(label="当事人已签确认书同意电子送达", required=False)
    officer_b = PersonField(label="第二送达人", help_text="送达人为本人；不得少于两人")
    note = forms.CharField(label="备注", max_length=200, required=False)

    def prepare(self):
        field = self.fields["officer_b"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)
        case = getattr(self.dossier, "case", None) or self.dossier
        if hasattr(case, "co_handler_id"):
            other = case.co_handler_id if case.handler_id == self.user.pk else case.handler_id
            self.initial.setdefault("officer_b", other)
        self.initial.setdefault("place", case.party_address)
        self.initial.setdefault("receiver", case.party_representative)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mode") == Service.Mode.ELECTRONIC and not cleaned.get("consent"):
            self.add_error("consent", "电子送达须当事人签订确认书同意（处罚法 第61条第2款）。")
        if cleaned.get("mode") == Service.Mode.LEFT and not cleaned.get("witness"):
            self.add_error("witness", "留置送达须有见证人。请填写。")
        if cleaned.get("mode") != Service.Mode.PUBLIC and not cleaned.get("served_on"):
            self.add_error("served_on", "请填写送达日期。")
        return cleaned


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
