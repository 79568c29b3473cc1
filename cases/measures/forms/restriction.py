"""限制生产、停产整治."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm
from cases.measures.forms.sealing import second_officer
from cases.models import Restriction


class RestrictionForm(OnForm):
    """提出限制生产、停产整治."""

    kind = forms.ChoiceField(label="措施", choices=Restriction.Kind.choices)
    ground = forms.ChoiceField(
        label="情形",
        choices=Restriction.Ground.choices,
        help_text="超标的限制生产；其余为停产整治（限产停产办法 第5、6条）；末项自 2026-08-15 起适用（法典 第1108条）",
    )
    other_basis = forms.CharField(
        label="其他情形的条款", max_length=120, required=False, help_text="选“其他情形”时必填"
    )
    previous = forms.ModelChoiceField(
        Restriction.objects.none(),
        label="前次限制生产",
        required=False,
        empty_label="没有",
        help_text="限制生产后仍超标的必选",
    )
    reason = text_area("理由", rows=3)
    demand = text_area("改正要求", rows=3, initial="立即停止违法排放，制定整改方案，确保污染物达标排放。")
    refrain = forms.ChoiceField(
        label="可以不予实施的情形",
        choices=[("", "没有"), *Restriction.Refrain.choices],
        required=False,
        help_text="限产停产办法（令 30·2014）第7条",
    )
    refrain_reason = forms.CharField(label="仍须实施的理由", max_length=300, required=False)
    is_major = forms.BooleanField(label="情节复杂或者社会影响较大，须集体讨论", required=False)

    def prepare(self):
        case = self.dossier
        before = Restriction.objects.visible_to(self.user).decided().select_related("case")
        self.fields["previous"].queryset = before.filter(
            kind=Restriction.Kind.LIMIT, case__party_name=case.party_name
        )


class WaiverForm(OnForm):
    """书面放弃."""

    upload = MaterialField(label="放弃声明")


class DefenceForm(ActForm):
    """陈述申辩."""

    received_on = PastDayField(label="收到日期", initial=today)
    by = forms.CharField(label="提出人", max_length=60)
    content = text_area("意见内容", rows=4)


class AnswerForm(OnForm):
    """复核意见."""

    accepted = forms.TypedChoiceField(
        label="是否采纳",
        choices=[("1", "采纳"), ("0", "不采纳")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    answer = text_area("复核意见", rows=3)


class HearingRequestForm(OnForm):
    """听证申请."""

    by = forms.CharField(label="申请人", max_length=60)

    def prepare(self):
        self.initial.setdefault("by", self.dossier.case.party_name)


class HearingCallForm(OnForm):
    """听证通知."""

    scheduled_on = DayField(label="听证日期", help_text="通知与听证之间须隔足 7 个工作日")
    place = forms.CharField(label="听证地点", max_length=100)
    chair = PersonField(label="主持人", help_text="不得为本案调查人员")

    def prepare(self):
        self.fields["chair"].of(self.user, Role.REVIEWER, Role.LEADER)


class HearingForm(OnForm):
    """听证笔录."""

    minutes = text_area("听证笔录", rows=6)
    conclusion = text_area("听证意见", rows=3)


class PlanForm(OnForm):
    """整改方案备案."""

    plan_public = forms.CharField(label="公开方式和日期", max_length=200)


class ReportForm(OnForm):
    """整改完成报备."""

    rectified_on = PastDayField(label="整改完成日期")
    report = text_area("整改完成和信息公开情况", rows=4)
    monitoring_report = forms.CharField(label="监测报告", max_length=200, help_text="机构、编号、结论")
    output_comparison = text_area(
        "整改前后对比", rows=3, help_text="整改期间与整改前的用电量、用水量、主要产品产量"
    )

    def clean(self):
        cleaned = super().clean()
        done, on = cleaned.get("rectified_on"), cleaned.get("on")
        if done and on and done > on:
            self.add_error("rectified_on", f"整改完成日期晚于报备日期 {on}。请核对日期。")
        return cleaned


class CheckForm(ActForm):
    """执行情况检查、跟踪检查."""

    checked_on = PastDayField(label="检查日期", initial=today)
    officer_b = PersonField(label="第二执法人员", help_text="执法人员为本人；不得少于两人")
    findings = text_area("检查情况", rows=5, help_text="生产状况、治理设施运行、用电用水和产量、排放情况")
    monitoring = forms.CharField(label="监测情况", max_length=200, required=False)
    compliant = forms.TypedChoiceField(
        label="结论",
        choices=[("1", "符合要求"), ("0", "不符合要求")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )

    def prepare(self):
        second_officer(self.fields["officer_b"], self.user)


class EndForm(OnForm):
    """措施终止."""

    ground = forms.ChoiceField(
        label="终止原因",
        choices=Restriction.EndGround.choices,
        help_text="当事人完成整改的，登记整改完成报备，不在此登记",
    )
    basis = text_area(
        "文书和情况", rows=2, help_text="写明停业关闭决定、撤销决定或者注销登记的机关、文号和日期"
    )


class ClosureForm(OnForm):
    """报请停业、关闭."""

    ground = text_area(
        "理由",
        rows=4,
        help_text="两年内因排放有毒物质超标受过两次以上处罚又犯、拒不停产、解除后又犯等（限产停产办法 第8条）",
    )
