"""The hearing."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, MaterialField, PastDayField, PeopleField, PersonField, text_area
from bureau.staff.models import User
from bureau.staff.roles import Role
from cases.decision.papers.hearings import PARTS
from cases.forms import OnForm
from cases.models import Hearing

BENCH = (Role.REVIEWER, Role.LEADER, Role.OFFICER, Role.CLERK)


class HearingRequestForm(OnForm):
    """听证申请."""

    by = forms.CharField(label="申请人", max_length=60)
    upload = MaterialField(label="听证申请书", required=False)

    def prepare(self):
        self.initial.setdefault("by", self.dossier.party_name)


class RefuseHearingForm(OnForm):
    """不予组织听证: late, or outside the scope."""

    by = forms.CharField(label="申请人", max_length=60)
    requested_on = PastDayField(label="申请日期", initial=today)
    reason = text_area("不予组织的理由", rows=3)

    def prepare(self):
        self.initial.setdefault("by", self.dossier.party_name)
        until = self.dossier.notice.hearing_until
        text = f"听证申请期已于 {until} 届满，申请逾期。" if until else "拟处罚不属于听证范围。"
        self.initial.setdefault("reason", text)


class CallHearingForm(OnForm):
    """听证通知."""

    scheduled_on = DayField(label="听证日期", help_text="通知与听证之间须有 7 个完整工作日（处罚法 第64条）")
    starts_at = forms.TimeField(label="听证时间", initial="09:00", help_text="例如 09:00")
    place = forms.CharField(label="听证地点", max_length=100, initial="本局会议室")
    form = forms.ChoiceField(label="举行方式", choices=Hearing.Form.choices)
    chair = PersonField(label="主持人", help_text="非本案调查人员")
    officers = PeopleField(label="听证员", required=False, help_text="选填；非本案调查人员")
    recorder = PersonField(label="记录员", required=False, help_text="非本案调查人员，不由主持人兼任")

    def prepare(self):
        for name in ("chair", "officers", "recorder"):
            self.fields[name].of(self.user, *BENCH)


class AgentForm(OnForm):
    """听证代理人."""

    name = forms.CharField(label="代理人姓名", max_length=40)
    capacity = forms.CharField(label="身份", max_length=60, help_text="例如律师及其执业机构、单位职工")
    scope = forms.CharField(label="委托权限", max_length=120)
    upload = MaterialField(label="授权委托书")


class AskRecusalForm(OnForm):
    """申请回避."""

    person = PersonField(label="被申请回避人")
    by = forms.CharField(label="申请人", max_length=60)
    reason = text_area("申请理由", rows=3)

    def prepare(self):
        hearing = self.dossier.hearing
        keys = {hearing.chair_id, hearing.recorder_id, *hearing.officers.values_list("pk", flat=True)} - {
            None
        }
        self.fields["person"].queryset = User.objects.filter(pk__in=keys).order_by("name")
        self.initial.setdefault("by", self.dossier.party_name)


class DecideRecusalForm(OnForm):
    """回避决定."""

    granted = forms.TypedChoiceField(
        label="决定",
        choices=[("1", "回避"), ("0", "驳回申请")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    answer = text_area("理由", rows=2)


class PostponeForm(OnForm):
    """听证延期."""

    scheduled_on = DayField(label="改期日期", help_text="通知与听证之间须有 7 个完整工作日（处罚法 第64条）")
    starts_at = forms.TimeField(label="听证时间", initial="09:00")
    reason = text_area("延期理由", rows=2)


class HoldHearingForm(OnForm):
    """听证笔录, part by part."""

    presence = forms.ChoiceField(
        label="申请人到场情况",
        choices=Hearing.Presence.choices,
        help_text="无正当理由拒不出席或未经许可中途退出的，视为放弃，听证终止",
    )
    minutes = text_area("听证经过", rows=4, help_text="到场人员、过程；拒绝签名的在此注明")
    signed = forms.BooleanField(label="各方已核对笔录无误并签名（拒绝签名的已由主持人注明）")

    def prepare(self):
        for key, label in PARTS:
            self.fields[f"part_{key}"] = text_area(label, required=False, rows=3)
        self.order_fields(["on", "presence", "minutes", *(f"part_{key}" for key, _ in PARTS), "signed"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            cleaned["parts"] = {key: cleaned.pop(f"part_{key}") for key, _ in PARTS}
        return cleaned


class ReportHearingForm(OnForm):
    """听证报告."""

    conclusion = text_area("听证意见", rows=5, help_text="事实、证据、争议焦点和处理建议；报负责人")
