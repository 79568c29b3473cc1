"""Reviews and suits."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, MoneyField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm
from cases.models import Remedy


class RemedyForm(ActForm):
    """收到复议申请书或起诉状副本."""

    kind = forms.ChoiceField(label="种类", choices=Remedy.Kind.choices)
    applicant = forms.CharField(label="申请人（原告）", max_length=100)
    body = forms.CharField(label="复议机关或人民法院", max_length=60)
    docket = forms.CharField(label="案号", max_length=60, required=False)
    simple = forms.BooleanField(
        label="复议适用简易程序", required=False, help_text="答复期限为 5 个工作日（复议法 第54条）"
    )
    applied_on = PastDayField(label="申请（起诉）日期")
    accepted_on = PastDayField(
        label="受理（立案）日期", help_text="自该日起加处罚款暂停计算（处罚法 第73条第3款）"
    )
    received_on = PastDayField(label="收到副本日期", initial=today, help_text="答复（答辩）期限自次日起算")
    claims = text_area("请求和理由", rows=4)

    def prepare(self):
        self.initial.setdefault("applicant", self.dossier.party_name)
        decision = getattr(self.dossier, "decision", None)
        if decision:
            organ = decision.document.organ
            self.fields["body"].help_text = f"复议：{organ.review_sentence}；诉讼：{organ.court}"
            self.initial.setdefault("body", organ.review_body)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Remedy.Kind.SUIT and cleaned.get("simple"):
            self.add_error("simple", "这一项只用于行政复议。请取消勾选。")
        return cleaned


class AnswerForm(OnForm):
    """答复、答辩."""

    answer = text_area(
        "答复（答辩）意见", rows=6, help_text="事实、依据和程序由案卷带入，这里针对对方的理由答复"
    )
    agents = forms.CharField(label="委托代理人", max_length=120, required=False)
    upload = MaterialField(label="提交的证据、依据和其他有关材料", required=False)


class HearingForm(OnForm):
    """听证、开庭."""

    place = forms.CharField(label="地点", max_length=100)
    head = PersonField(label="出庭负责人", required=False)
    absence_reason = forms.CharField(
        label="负责人不能出庭的理由",
        max_length=200,
        required=False,
        help_text="没有负责人出庭的必填（行诉法 第3条第3款）",
    )
    agents = forms.CharField(label="其他出庭人员", max_length=120)
    note = text_area("审理情况", rows=3, required=False)

    def prepare(self):
        self.fields["head"].of(self.user, Role.LEADER)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("head") and not cleaned.get("absence_reason"):
            self.add_error("absence_reason", "请选择出庭负责人，或者写明不能出庭的理由。")
        return cleaned


class StayForm(ActForm):
    """停止执行."""

    from_on = PastDayField(label="停止执行自", initial=today)
    ordered_by = forms.CharField(label="决定机关", max_length=60)
    document_no = forms.CharField(label="决定（裁定）文号", max_length=60)
    reason = forms.CharField(label="理由", max_length=200)

    def prepare(self):
        self.initial.setdefault("ordered_by", self.dossier.body)


class LiftForm(ActForm):
    """恢复执行."""

    to_on = PastDayField(label="停止执行至", initial=today)


class DecidedForm(ActForm):
    """复议决定、裁判."""

    decided_on = PastDayField(label="决定（裁判）日期")
    decision_served_on = PastDayField(label="送达日期", initial=today)
    outcome = forms.ChoiceField(label="结果", choices=Remedy.Outcome.choices)
    new_fine = MoneyField(label="变更后的罚款（元）", required=False, help_text="只在结果为“变更”时填")
    outcome_text = text_area("主文和理由", rows=4)


class AppealForm(ActForm):
    """上诉."""

    applicant = forms.CharField(label="上诉人", max_length=100)
    body = forms.CharField(label="第二审人民法院", max_length=60)
    docket = forms.CharField(label="案号", max_length=60, required=False)
    applied_on = PastDayField(label="上诉日期")
    accepted_on = PastDayField(label="立案日期")
    received_on = PastDayField(label="收到上诉状副本日期", initial=today)
    claims = text_area("上诉请求和理由", rows=4)

    def prepare(self):
        self.initial.setdefault("applicant", self.dossier.applicant)


class EffectForm(ActForm):
    """生效."""

    effective_on = PastDayField(
        label="生效日期", initial=today, help_text="第一审裁判在上诉期届满没有上诉的，自届满次日生效"
    )
