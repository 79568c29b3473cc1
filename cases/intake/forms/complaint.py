"""Complaints: registering, accepting, ending, answering."""

from django import forms

from bureau.dates import today
from bureau.forms import PastDayField, text_area
from bureau.law.models import Violation
from cases.forms import ActForm, OnForm
from cases.intake.confidential import names_any
from cases.models import Clue, Complaint
from cases.states import ClueState, PartyKind

OPEN_CLUES = (ClueState.RECEIVED, ClueState.FILING_REQUESTED, ClueState.FILED)
MOST_CLUES = 200


class ComplaintForm(ActForm):
    """A new complaint."""

    channel = forms.ChoiceField(label="渠道", choices=Complaint.Channel.choices)
    outer_number = forms.CharField(
        label="平台编号", max_length=40, required=False, help_text="12345、12369 或信访系统的工单号"
    )
    received_on = PastDayField(label="收到日期", initial=today)
    subject = forms.CharField(label="被举报对象", max_length=100, help_text="企业名称；不清楚的写“不明”")
    place = forms.CharField(label="地点", max_length=160, required=False)
    content = text_area("举报内容", rows=5, help_text="只写反映的事项，举报人信息填在下面各栏")
    reporter = forms.CharField(
        label="举报人", max_length=40, required=False, help_text="保密：查看须写明理由并留痕；匿名的留空"
    )
    reporter_phone = forms.CharField(label="举报人电话", max_length=30, required=False)
    reporter_address = forms.CharField(label="举报人地址", max_length=160, required=False)
    people = forms.IntegerField(
        label="联名人数", min_value=1, initial=1, help_text="五人以上推选代表，不超过五名"
    )

    def clean(self):
        cleaned = super().clean()
        secrets = [cleaned.get(name) for name in ("reporter", "reporter_phone", "reporter_address")]
        if names_any(cleaned.get("content"), secrets):
            self.add_error("content", "举报内容中写有举报人信息。请删去，填在保密栏内。")
        return cleaned


class AcceptForm(OnForm):
    """受理."""

    violation_reported = forms.TypedChoiceField(
        label="反映的事项",
        choices=[("1", "反映环境违法行为，登记线索核查"), ("0", "咨询、建议等，直接答复")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
        initial="1",
    )
    party_name = forms.CharField(label="线索当事人", max_length=100, required=False)
    party_kind = forms.ChoiceField(label="当事人类别", choices=PartyKind.choices, required=False)
    violation = forms.ModelChoiceField(
        Violation.objects.all(), label="涉嫌违法行为", required=False, empty_label="待核查"
    )

    def prepare(self):
        self.initial.setdefault("party_name", self.dossier.subject)

    def clean(self):
        cleaned = super().clean()
        cleaned["party_name"] = cleaned.get("party_name") or self.dossier.subject
        cleaned["party_kind"] = cleaned.get("party_kind") or PartyKind.ENTITY
        return cleaned


class JoinComplaintForm(OnForm):
    """受理并归入在办线索."""

    clue = forms.ModelChoiceField(Clue.objects.none(), label="在办线索", empty_label="请选择")

    def prepare(self):
        self.fields["clue"].queryset = open_clues(self.user)


class JoinClueForm(OnForm):
    """并入其他线索."""

    into = forms.ModelChoiceField(Clue.objects.none(), label="并入", empty_label="请选择")
    reason = text_area("理由", rows=2, help_text="同一当事人、同一地点的同一事项才能并入")

    def prepare(self):
        self.fields["into"].queryset = open_clues(self.user).exclude(pk=self.dossier.pk)


def open_clues(user):
    """The newest clues under way, for a choice; the search finds older ones."""
    rows = Clue.objects.visible_to(user).filter(state__in=OPEN_CLUES).order_by("-received_on", "-pk")
    newest = list(rows.values_list("pk", flat=True)[:MOST_CLUES])
    return Clue.objects.filter(pk__in=newest).order_by("-received_on", "-pk")


class SplitForm(OnForm):
    """拆分线索."""

    party_name = forms.CharField(label="拆出线索的当事人", max_length=100)
    party_kind = forms.ChoiceField(label="当事人类别", choices=PartyKind.choices)
    content = text_area("拆出线索的内容", rows=4)
    reason = text_area("理由", rows=2)

    def prepare(self):
        self.initial.setdefault("party_name", self.dossier.party_name)
        self.initial.setdefault("party_kind", self.dossier.party_kind)


class RouteForm(OnForm):
    """转送、移送."""

    organ = forms.CharField(label="接收机关", max_length=80)
    reason = text_area("理由", rows=3, help_text="为何不属于本机关职责，依据哪一条")


class DeclineClueForm(OnForm):
    """不予立案."""

    ground = forms.ChoiceField(label="情形", choices=Clue.DeclineGround.choices)
    reason = text_area("理由", rows=3, help_text="核查了什么、查明了什么；进入不予立案审批表")


class ReplyForm(OnForm):
    """答复."""

    result = forms.ChoiceField(label="办理结论", choices=Complaint.Result.choices)
    reply = text_area("答复内容", rows=6, help_text="核查情况、处理结果和依据；不写举报人信息")

    def prepare(self):
        clue = self.dossier.clue
        if clue and clue.check_result:
            self.initial.setdefault("reply", f"经核查，{clue.check_result}处理结果：{clue.state_label}。")


class FeedbackForm(ActForm):
    """回访."""

    satisfied = forms.TypedChoiceField(
        label="举报人是否满意",
        choices=[("1", "满意"), ("0", "不满意")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    note = text_area("回访情况", rows=3, required=False)


class AskReviewForm(ActForm):
    """复查、复核申请."""

    on = PastDayField(label="申请日期", initial=today)
    organ = forms.CharField(label="复查（复核）机关", max_length=80)


class AnswerReviewForm(OnForm):
    """复查、复核意见."""

    opinion = text_area("意见", rows=4)
