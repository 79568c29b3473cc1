"""Sealing and seizure."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, MaterialField, PastDayField, PeopleField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm
from cases.models import Sealing, SealingScene
from cases.moments import MomentField

MUST = (Sealing.Ground.EVASION, Sealing.Ground.INCIDENT)


def ground_choices() -> list[tuple[str, str]]:
    """The grounds with what they oblige to: 应当 or 可以 (查封扣押办法 第4条)."""
    return [
        (value, f"{label}（{'应当' if value in MUST else '可以'}）")
        for value, label in Sealing.Ground.choices
    ]


def second_officer(field, user) -> None:
    """Narrows a field to officers other than the one who fills the form."""
    field.of(user, Role.OFFICER)
    field.queryset = field.queryset.exclude(pk=user.pk)


class GroundsForm(ActForm):
    """Why, where and on which checks objects are sealed; the objects are rows below."""

    kind = forms.ChoiceField(label="措施", choices=Sealing.Kind.choices)
    ground = forms.ChoiceField(
        label="情形",
        choices=ground_choices,
        help_text="查封扣押办法（令 29）第4条；法典 第52条的两种情形自 2026-08-15 起适用",
    )
    other_basis = forms.CharField(
        label="其他情形的条款",
        max_length=120,
        required=False,
        help_text="选“其他情形”时必填法律、法规名称和条款",
    )
    serious = forms.BooleanField(label="造成或者可能造成严重污染（应当实施）", required=False)
    reason = text_area("理由", rows=3)
    place = forms.CharField(label="查封（存放）地点", max_length=160)
    refrain = forms.ChoiceField(
        label="可以不予实施的情形",
        choices=[("", "没有"), *Sealing.Refrain.choices],
        required=False,
        help_text="查封扣押办法（令 29）第6条",
    )
    refrain_reason = forms.CharField(label="仍须实施的理由", max_length=300, required=False)
    is_major = forms.BooleanField(label="案情重大，须经案件审查委员会集体审议", required=False)
    not_sealed_elsewhere = forms.BooleanField(
        label="已核对：清单所列没有被其他机关查封、扣押", required=False, help_text="行政强制法 第23条第2款"
    )
    no_daily_goods = forms.BooleanField(
        label="已核对：清单中没有公民个人及其所扶养家属的生活必需品",
        required=False,
        help_text="行政强制法 第23条第1款，当事人为公民、个体工商户时必须核对",
    )

    def prepare(self):
        self.initial.setdefault("place", self.dossier.place)


class SealingForm(GroundsForm, OnForm):
    """申请查封、扣押."""

    field_order = ("on",)


class SceneForm(ActForm):
    """现场笔录, part by part (行政强制法 第18条)."""

    started_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    officer_b = PersonField(label="第二执法人员", help_text="执法人员为本人；不得少于两人")
    certificates_shown = forms.BooleanField(label="已出示执法证件")
    told = forms.BooleanField(label="已当场告知理由、依据、权利和救济途径")
    presence = forms.ChoiceField(label="到场情况", choices=SealingScene.Presence.choices)
    present_name = forms.CharField(label="到场人姓名、职务", max_length=60, required=False)
    findings = text_area("现场情况", rows=5, help_text="清点、加贴封条的位置和数量、财物状况")
    defence = text_area("陈述和申辩", rows=3, required=False, help_text="没有提出的留空")
    signature = forms.ChoiceField(label="当事人签名", choices=SealingScene.Signature.choices)
    witness = forms.CharField(
        label="见证人", max_length=60, required=False, help_text="当事人不到场或者拒绝签名的必填"
    )
    list_handed = forms.BooleanField(label="清单一式两份，已交当事人一份")
    video = forms.BooleanField(label="有音像记录", required=False)
    custodian = forms.CharField(
        label="扣押物保管人", max_length=60, required=False, help_text="扣押的必填；保管费用由本机关承担"
    )

    def prepare(self):
        second_officer(self.fields["officer_b"], self.user)
        case = getattr(self.dossier, "case", self.dossier)
        other = case.co_handler_id if case.handler_id == self.user.pk else case.handler_id
        self.initial.setdefault("officer_b", other)

    def seizes(self) -> bool:
        """Whether goods are taken away."""
        return getattr(self.dossier, "kind", self.cleaned_data.get("kind")) == Sealing.Kind.SEIZE

    def clean(self):
        cleaned = super().clean()
        absent = cleaned.get("presence") == SealingScene.Presence.ABSENT
        unsigned = cleaned.get("signature") != SealingScene.Signature.SIGNED
        if (absent or unsigned) and not cleaned.get("witness"):
            self.add_error(
                "witness", "当事人不到场或者拒绝签名的，须有见证人（行政强制法 第18条）。请填写见证人。"
            )
        if not absent and not cleaned.get("present_name"):
            self.add_error("present_name", "请填写到场人姓名、职务。")
        if self.seizes() and not cleaned.get("custodian"):
            self.add_error("custodian", "扣押的财物须有人保管（行政强制法 第26条）。请填写保管人。")
        return cleaned


class ExecuteForm(SceneForm):
    """实施查封、扣押."""


class AtOnceForm(GroundsForm, SceneForm):
    """当场查封、扣押 in an emergency."""

    reported_to = PersonField(
        label="已报告的负责人", help_text="24 小时内报告并补办批准手续（行政强制法 第19条）"
    )

    def prepare(self):
        GroundsForm.prepare(self)
        SceneForm.prepare(self)
        self.fields["reported_to"].of(self.user, Role.LEADER)


class EmergencyOpinionForm(ActForm):
    """Approval afterwards; its moment is now."""

    opinion = text_area("审批意见", rows=2, initial="同意。", help_text="批准时间按登记时间计算，不得补登")


class DiscussionForm(OnForm):
    """集体审议 of a measure."""

    members = PeopleField(label="参加人员", help_text="不含本案调查人员，不少于三人")
    minutes = text_area("审议记录", rows=4)
    agreed = forms.TypedChoiceField(
        label="结论",
        choices=[("1", "同意采取措施"), ("0", "不同意")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )

    def prepare(self):
        self.fields["members"].of(self.user, Role.LEADER, Role.REVIEWER, Role.CLERK, Role.OFFICER)


class ReleaseForm(OnForm):
    """解除."""

    release_ground = forms.ChoiceField(label="解除理由", choices=Sealing.ReleaseGround.choices)


class TestingForm(OnForm):
    """检测（鉴定）期间告知."""

    subject = forms.CharField(label="检测（鉴定）的物品和项目", max_length=160)
    body = forms.CharField(label="检测（鉴定）机构", max_length=80)
    first_on = DayField(label="开始日期", help_text="不早于告知日期；没有书面告知的期间不扣除")
    last_on = DayField(label="结束日期")


class TestingEndForm(ActForm):
    """检测（鉴定）提前结束."""

    finished_on = PastDayField(label="实际结束日期", initial=today)


class ReleaseRequestForm(ActForm):
    """解除申请."""

    received_on = PastDayField(label="收到日期", initial=today)
    by = forms.CharField(label="申请人", max_length=60)
    content = text_area("申请理由", rows=3)
    upload = MaterialField(label="申请材料", required=False)

    def prepare(self):
        self.initial.setdefault("by", self.dossier.case.party_name)


class ReleaseRefusalForm(OnForm):
    """不予解除."""

    checked = text_area("核查情况和不予解除的理由", rows=4)


class BreachForm(ActForm):
    """擅自损毁封条、启用、转移."""

    found_on = PastDayField(label="发现日期", initial=today)
    officer_b = PersonField(label="第二执法人员")
    content = text_area("情况", rows=3, help_text="封条状况，被启用、转移、变卖或者损毁的物品")
    handling = text_area("处理", rows=2, help_text="如：重新加封、拍照取证、移送公安机关")
    upload = MaterialField(label="照片", required=False)

    def prepare(self):
        second_officer(self.fields["officer_b"], self.user)


class HandOverForm(OnForm):
    """移交公安机关."""

    handed_to = forms.CharField(label="接收机关", max_length=80)
    filing_paper = forms.CharField(label="刑事立案决定文号", max_length=60)


class ReturnForm(OnForm):
    """领取财物."""

    receiver = forms.CharField(label="领取人", max_length=60)
    condition = forms.CharField(label="清点情况", max_length=200, initial="与清单一致，完好")


class DisposalForm(OnForm):
    """处理逾期未领财物."""

    disposal = text_area("处理方式和款项去向", rows=3)
