"""Evidence, how a result was told, the end of the investigation."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm
from cases.investigation.services.report import draft
from cases.models import Evidence, Proof
from cases.moments import MomentField

RECORD = "笔录"  # in the name of what two officers wrote down
BY_HAND = (Evidence.Kind.PARTY, Evidence.Kind.WITNESS, Evidence.Kind.SCENE)


def second_officer(form, name: str) -> None:
    """Narrows a field to the other officers; the other handler stands first."""
    field = form.fields[name]
    field.of(form.user, Role.OFFICER)
    field.queryset = field.queryset.exclude(pk=form.user.pk)
    case = form.dossier
    other = case.co_handler_id if case.handler_id == form.user.pk else case.handler_id
    form.initial.setdefault(name, other)


class ElementsField(forms.MultipleChoiceField):
    """Which parts of the facts a piece of evidence proves."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "证明的案情要素")
        super().__init__(choices=Proof.Element.choices, required=False, **kwargs)


class EvidenceForm(ActForm):
    """One piece of evidence. Test results come by their own form, with the sampling they rest on."""

    kind = forms.ChoiceField(label="种类", choices=Evidence.Kind.choices, initial=Evidence.Kind.DOCUMENT)
    title = forms.CharField(label="名称", max_length=120)
    obtained_on = PastDayField(label="取得日期", initial=today)
    provider = forms.CharField(label="提供人", max_length=60)
    place = forms.CharField(label="取得地点", max_length=120, required=False)
    proves = forms.CharField(label="证明内容", max_length=300)
    elements = ElementsField()
    is_identity = forms.BooleanField(label="当事人身份证明（营业执照、身份证等）", required=False)
    second_collector = PersonField(
        label="第二取证人", help_text="取证人为本人；不得少于两人（处罚法 第42条）"
    )
    upload = MaterialField(label="文件", required=False)
    pages = forms.CharField(label="页码", max_length=20, required=False)
    is_copy = forms.BooleanField(label="复制件，经核对与原件无误", required=False)
    taken_at = MomentField(
        label="照片、音像的形成时间", required=False, help_text="照片内记载的时间由系统读取，不一致时会标明"
    )
    started_at = MomentField(
        label="笔录开始时间",
        required=False,
        help_text="手写的询问笔录、现场笔录填写；同一执法人员同一时间只能制作一份笔录",
    )
    ended_at = MomentField(label="笔录结束时间", required=False)
    device = forms.CharField(
        label="制作设备", max_length=80, required=False, help_text="照片、音像、电子数据填写"
    )
    original_at = forms.CharField(label="原始载体存放处", max_length=120, required=False)

    def prepare(self):
        second_officer(self, "second_collector")

    def clean(self):
        cleaned = super().clean()
        technical = cleaned.get("kind") in (Evidence.Kind.AUDIOVISUAL, Evidence.Kind.ELECTRONIC)
        for name in ("started_at", "ended_at"):
            if (
                RECORD in cleaned.get("title", "")
                and cleaned.get("kind") in BY_HAND
                and not cleaned.get(name)
            ):
                self.add_error(name, "手写的笔录须写明起止时间（办法（令 30）第28条）。")
        for name in ("device", "original_at"):
            if technical and not cleaned.get(name):
                self.add_error(name, "视听资料和电子数据须写明制作设备和原始载体存放处。")
        return cleaned


class ToldForm(OnForm):
    """结果告知."""

    how = forms.CharField(label="告知方式", max_length=60, initial="当面告知")
    receipt = forms.CharField(
        label="告知回执", max_length=120, help_text="写明能够证明已告知的材料，如签收的告知书、询问笔录第几页"
    )


class CheckCopyForm(OnForm):
    """经核对与原件无误."""

    pages = forms.CharField(label="页码", max_length=20, required=False)
    provider_signed = forms.BooleanField(label="提供人已在复制件上签名或者盖章", required=True)


class LinkForm(ActForm):
    """Which evidence proves which part of the facts, one row of boxes for each piece."""

    def prepare(self):
        for item in self.dossier.usable_evidence:
            name = f"e{item.pk}"
            self.fields[name] = ElementsField(label=item.title, help_text=item.proves)
            self.initial[name] = [proof.element for proof in item.proofs.all()]

    def clean(self):
        cleaned = super().clean()
        return {"links": {int(name[1:]): chosen for name, chosen in cleaned.items()}}


class FinishForm(OnForm):
    """调查终结."""

    report = text_area("调查结论", rows=4, help_text="一段话；详细内容在调查报告中，随本步骤制发")

    def prepare(self):
        case, report = self.dossier, getattr(self.dossier, "report", None)
        advice = report.suggestion if report else ""
        self.initial.setdefault(
            "report",
            f"经调查，{case.party_name}的行为构成{case.violation.name}，"
            f"有{len(case.usable_evidence)}份证据证明。{advice}",
        )


class ReportForm(OnForm):
    """调查报告, one box for each part."""

    source = text_area("案件来源", rows=2)
    process = text_area("调查经过", rows=4)
    fact_time = text_area("事实：时间", rows=1)
    fact_place = text_area("事实：地点", rows=1)
    fact_act = text_area("事实：行为", rows=5)
    fact_circumstances = text_area("事实：情节", rows=3)
    fact_consequence = text_area("事实：后果", rows=2)
    characterisation = text_area("案件定性", rows=2)
    law = text_area("法律适用", rows=3)
    suggestion = text_area("裁量和处理建议", rows=3)

    def prepare(self):
        written = getattr(self.dossier, "report", None)
        parts = {name: getattr(written, name) for name in written.PARTS} if written else draft(self.dossier)
        for name, text in parts.items():
            self.initial.setdefault(name, text)
