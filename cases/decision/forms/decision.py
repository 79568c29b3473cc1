"""Reviews, discussion, decision."""

from django import forms

from bureau.forms import MoneyField, PeopleField, text_area
from bureau.staff.roles import Role
from cases.forms import OnForm


class PassReviewForm(OnForm):
    """案件审查."""

    opinion = text_area(
        "审查意见", rows=4, help_text="管辖、事实、证据、程序、时效、法律适用和裁量（办法 第39条）"
    )
    is_complex = forms.BooleanField(
        label="疑难复杂、涉及多个法律关系或重大公共利益（须法制审核和集体讨论）", required=False
    )


class ReturnForm(OnForm):
    """退回."""

    opinion = text_area("退回理由", rows=3)


class LegalReviewForm(OnForm):
    """法制审核."""

    agreed = forms.TypedChoiceField(
        label="审核结论",
        choices=[("1", "同意"), ("0", "不同意")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    opinion = text_area(
        "审核意见",
        help_text="主体、人员资格、程序、事实证据、法律适用和裁量、文书、是否涉嫌犯罪（办法 第50条）",
    )


class DiscussForm(OnForm):
    """集体讨论."""

    place = forms.CharField(label="地点", max_length=80, initial="本局会议室")
    members = PeopleField(label="参加人员", help_text="不少于 3 人；本案调查人员不得参加表决")
    minutes = text_area("讨论记录", rows=6)
    conclusion = text_area("讨论结论", rows=2)
    fine = MoneyField(label="议定罚款（元）")

    def prepare(self):
        self.fields["members"].of(self.user, Role.LEADER, Role.REVIEWER, Role.CLERK)
        self.initial.setdefault("fine", self.dossier.proposal.fine)


class DecisionForm(OnForm):
    """处罚决定."""

    fine = MoneyField(label="罚款（元）", help_text="不得高于告知的数额（处罚法 第45条）")
    reasons = text_area("裁量和采纳意见的理由", rows=4, help_text="进入决定书")

    def prepare(self):
        discussion = self.dossier.discussions.last()
        self.initial.setdefault("fine", discussion.fine if discussion else self.dossier.notice.fine)
        self.initial.setdefault("reasons", self.dossier.proposal.reasons)


class ExemptionForm(OnForm):
    """不予处罚."""

    reasons = text_area("不予处罚的理由", rows=4)

    def prepare(self):
        self.initial.setdefault("reasons", self.dossier.proposal.reasons)
