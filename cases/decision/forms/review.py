"""Case review, legal review, discussion."""

from django import forms

from bureau.forms import MoneyField, PeopleField, PersonField, text_area
from bureau.staff.roles import Role
from cases.decision import checklists
from cases.decision.forms.points import PointsForm
from cases.decision.services.review import intended_fine
from cases.forms import OnForm


class PassReviewForm(PointsForm):
    """案件审查 with the points of 办法 第39条."""

    table = checklists.REVIEW
    opinion = text_area("审查意见", rows=4)
    is_complex = forms.BooleanField(
        label="疑难复杂、涉及多个法律关系或重大公共利益（须法制审核和集体讨论）", required=False
    )


class ReturnForm(PointsForm):
    """退回: which points do not hold, and what is to be done."""

    table = checklists.REVIEW
    opinion = text_area("退回理由", rows=3)


class LegalReviewForm(PointsForm):
    """法制审核 with the points of 办法 第50条."""

    table = checklists.LEGAL
    fine = MoneyField(label="所审核的罚款（元）", help_text="决定的罚款须与此一致；有变更的须重新审核")
    agreed = forms.TypedChoiceField(
        label="审核结论",
        choices=[("1", "同意"), ("0", "不同意")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    opinion = text_area("审核意见")

    def prepare(self):
        super().prepare()
        self.initial.setdefault("fine", intended_fine(self.dossier))

    def clean(self):
        cleaned = super().clean()
        failed = checklists.failed(cleaned.get("points", []))
        if cleaned.get("agreed") and failed:
            self.add_error("agreed", f"要点“{'、'.join(failed)}”不符合，不能同意。请改为不同意并写明意见。")
        return cleaned


class DiscussForm(OnForm):
    """集体讨论: voters, who stands back, who disagrees and why."""

    place = forms.CharField(label="地点", max_length=80, initial="本局会议室")
    members = PeopleField(label="参加表决人员", help_text="连同主持人不少于 3 人；本案调查人员不得参加表决")
    recused = PeopleField(label="回避人员", required=False, help_text="选填：申请或决定回避的，不参加表决")
    dissenters = PeopleField(label="持不同意见的人员", required=False, help_text="选填")
    dissent = text_area("不同意见的内容", required=False, rows=2, help_text="如实记入笔录")
    recorder = PersonField(label="记录人", required=False)
    minutes = text_area("讨论记录", rows=6, help_text="按发言顺序记录承办人汇报和每个人的意见")
    conclusion = text_area("讨论结论", rows=2)
    fine = MoneyField(label="议定罚款（元）")

    def prepare(self):
        heads = (Role.LEADER, Role.REVIEWER, Role.CLERK)
        for name in ("members", "recused", "dissenters"):
            self.fields[name].of(self.user, *heads)
        self.fields["recorder"].of(self.user, Role.CLERK, Role.REVIEWER)
        self.initial.setdefault("fine", self.dossier.notice.fine)

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        recused, against = cleaned.pop("recused"), cleaned.pop("dissenters")
        dissent = cleaned.pop("dissent")
        if against and not dissent.strip():
            self.add_error("dissent", "有人持不同意见，请写明内容（办法（令 30）第52条）。")
            return cleaned
        cleaned["views"] = [{"member": person, "recused": True} for person in recused]
        cleaned["views"] += [
            {"member": person, "agrees": False, "view": dissent}
            for person in against
            if person not in recused
        ]
        cleaned["members"] = list(cleaned["members"])
        cleaned["reporters"] = [self.dossier.handler, self.dossier.co_handler]
        return cleaned
