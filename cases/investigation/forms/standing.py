"""The party, its name, its fault; limitation; recusal; suspension."""

from django import forms

from bureau.forms import MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm, OpinionForm
from cases.models import Evidence, Limitation, PartyStanding, Recusal, Suspension, Termination


class _Filled(OnForm):
    """Shows what was stated before."""

    row = ""

    def prepare(self):
        found = getattr(self.dossier, self.row, None)
        for name in self.fields:
            if found is not None and name != "on":
                self.initial.setdefault(name, getattr(found, name))


class StandingForm(_Filled):
    """认定当事人."""

    row = "standing"
    relation = forms.ChoiceField(label="行为由谁实施", choices=PartyStanding.Relation.choices)
    actual_actor = forms.CharField(
        label="实际实施人", max_length=100, required=False, help_text="承包、施工、运维单位的全称"
    )
    liability = text_area(
        "由当事人承担责任的依据",
        required=False,
        rows=2,
        help_text="行为由他人实施的，违法者可能另有其人：须写明依据，否则应当更换当事人",
    )


class LimitationForm(_Filled):
    """认定追责期限."""

    row = "limitation"
    discovered_on = PastDayField(
        label="发现日期", help_text="生态环境部门发现违法行为之日，不晚于线索收到日期"
    )
    continuing = forms.BooleanField(label="发现时行为仍在连续或者继续", required=False)
    harm = forms.ChoiceField(label="危害后果", choices=Limitation.Harm.choices)
    note = forms.CharField(label="认定依据", max_length=200)


class CorrectPartyForm(OnForm):
    """更正当事人名称."""

    new_name = forms.CharField(label="更正为", max_length=100)
    proof = forms.ModelChoiceField(
        None, label="证明材料", empty_label="请选择", help_text="已登记的当事人身份证明（营业执照、身份证等）"
    )
    reason = forms.CharField(label="更正理由", max_length=200, help_text="此后的文书载明更正情况")

    def prepare(self):
        self.fields["proof"].queryset = Evidence.objects.usable().filter(case=self.dossier, is_identity=True)


class NoFaultForm(ActForm):
    """当事人证明没有主观过错."""

    by = forms.CharField(label="提出人", max_length=60)
    received_on = PastDayField(label="收到日期")
    content = text_area("没有主观过错的理由和证据", rows=4)
    upload = MaterialField(label="书面材料", required=False)


class AnswerNoFaultForm(OnForm):
    """审查."""

    accepted = forms.BooleanField(label="有证据足以证明没有主观过错", required=False)
    answer = text_area("审查意见", rows=3)
    law_otherwise = forms.CharField(
        label="法律、行政法规另有规定的条款",
        max_length=120,
        required=False,
        help_text="另有规定仍应处罚的填写",
    )


class RecusalForm(OnForm):
    """登记回避申请."""

    user = PersonField(label="被申请回避人员")
    rank = forms.ChoiceField(label="职务层级", choices=Recusal.Rank.choices, help_text="决定由谁作出按此确定")
    source = forms.ChoiceField(label="提出方式", choices=Recusal.Source.choices)
    asked_by = forms.CharField(label="提出人", max_length=60)
    reason = text_area("理由", rows=3)

    def prepare(self):
        self.fields["user"].of(self.user, Role.OFFICER, Role.REVIEWER, Role.LEADER)


class DecideRecusalForm(OnForm):
    """决定回避."""

    granted = forms.TypedChoiceField(
        label="决定",
        choices=(("1", "准予回避"), ("", "驳回申请")),
        coerce=bool,
        required=False,
        empty_value=False,
    )
    participants = forms.CharField(
        label="集体讨论参加人",
        max_length=200,
        required=False,
        help_text="主要负责人的回避由负责人集体讨论决定",
    )
    answer = text_area("决定理由", rows=3)


class SuspendForm(OpinionForm):
    """中止调查."""

    field_order = ["on", "ground", "reason", "opinion"]
    ground = forms.ChoiceField(label="中止情形", choices=Suspension.Ground.choices)
    reason = text_area("具体情况", rows=3)


class TerminateForm(OpinionForm):
    """终止调查."""

    field_order = ["on", "ground", "reason", "opinion"]
    ground = forms.ChoiceField(label="终止情形", choices=Termination.Ground.choices)
    reason = text_area("具体情况", rows=3)
