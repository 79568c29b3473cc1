"""Evidence, proposal, end of the investigation."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm
from cases.models import Evidence


class EvidenceForm(ActForm):
    """One piece of evidence."""

    kind = forms.ChoiceField(label="种类", choices=Evidence.Kind.choices, initial=Evidence.Kind.SCENE)
    title = forms.CharField(label="名称", max_length=120)
    obtained_on = PastDayField(label="取得日期", initial=today)
    provider = forms.CharField(label="提供人", max_length=60)
    place = forms.CharField(label="取得地点", max_length=120, required=False)
    proves = forms.CharField(label="证明内容", max_length=300)
    second_collector = PersonField(
        label="第二取证人", help_text="取证人为本人；不得少于两人（处罚法 第42条）"
    )
    upload = MaterialField(label="文件", required=False)
    is_copy = forms.BooleanField(label="复制件，经核对与原件无误", required=False)
    is_test_result = forms.BooleanField(label="监测、检测、检验结果（须告知当事人）", required=False)

    def prepare(self):
        field = self.fields["second_collector"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)
        other = (
            self.dossier.co_handler_id if self.dossier.handler_id == self.user.pk else self.dossier.handler_id
        )
        self.initial.setdefault("second_collector", other)


class ToldForm(OnForm):
    """结果告知."""


class FinishForm(OnForm):
    """调查终结."""

    report = text_area(
        "调查终结报告", rows=8, help_text="案件来源、调查经过、事实和证据、定性和法律适用、处罚建议"
    )

    def prepare(self):
        case, proposal = self.dossier, getattr(self.dossier, "proposal", None)
        advice = (
            "不予处罚"
            if proposal and proposal.is_exempt
            else f"罚款 {proposal.fine:,.2f} 元"
            if proposal
            else ""
        )
        self.initial.setdefault(
            "report",
            f"经调查，{case.party_name}{case.facts}以上事实有{case.evidence.usable().count()}份证据证明。"
            f"其行为构成{case.violation.name}，建议{advice}。",
        )
