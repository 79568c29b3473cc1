"""Decision, no penalty, correction, annulment."""

from django import forms

from bureau.forms import MoneyField, RowsField, text_area
from cases.decision import grounds
from cases.forms import OnForm, OnReasonForm
from cases.models import Decision, PenaltyItem, Proposal
from cases.models import PriorNotice as Notice


class ItemsField(RowsField):
    """Other kinds of penalty told in the notice; those left unticked are dropped."""

    def label_from_instance(self, obj):
        parts = (obj.get_kind_display(), obj.object, obj.term)
        return "　".join(part for part in parts if part)


class DecisionForm(OnForm):
    """处罚决定."""

    fine = MoneyField(label="罚款（元）", help_text="不得高于告知的数额（处罚法 第45条）")
    items = ItemsField(
        label="其他处罚",
        queryset=None,
        required=False,
        help_text="已告知的处罚；采纳申辩不再处罚的，去掉勾选",
    )
    reasons = text_area("裁量和采纳意见的理由", rows=4, help_text="进入决定书")

    def prepare(self):
        discussion, notice = self.dossier.discussions.last(), self.dossier.notice
        found = notice.items.all() if notice else PenaltyItem.objects.none()
        self.fields["items"].queryset = found
        self.initial.setdefault("items", [item.pk for item in found])
        if not found:
            del self.fields["items"]
        self.initial.setdefault("fine", discussion.fine if discussion else notice.fine)
        self.initial.setdefault("reasons", self.dossier.proposal.reasons)


class ExemptionForm(OnForm):
    """不予处罚."""

    reasons = text_area("不予处罚的理由", rows=4)
    education = text_area("批评教育、约谈情况", rows=3, help_text="时间、人员和内容（处罚法 第33条第3款）")

    def prepare(self):
        self.initial.setdefault("reasons", self.dossier.proposal.reasons)


class InsteadForm(ExemptionForm):
    """改为不予处罚: after a notice of a penalty the heads choose outcome and grounds here."""

    outcome = forms.ChoiceField(label="不予处罚的情形", choices=[])
    grounds = forms.MultipleChoiceField(label="法定条件", choices=[], widget=forms.CheckboxSelectMultiple)
    field_order = ["on", "outcome", "grounds"]

    def prepare(self):
        kinds = [(value, Proposal.Outcome(value).label) for value in grounds.REQUIRED]
        self.fields["outcome"].choices = [("", "请选择"), *kinds]
        self.fields["grounds"].choices = [
            (ground.code, f"{ground.label}（{ground.article}）")
            for ground in grounds.GROUNDS
            if set(ground.outcomes) & set(grounds.REQUIRED)
        ]


class RenewForm(OnReasonForm):
    """重新告知."""

    ground = forms.ChoiceField(label="重新告知的原因", choices=Notice.Renewal.choices)
    field_order = ["on", "ground", "reason"]


class CorrectForm(OnForm):
    """补正."""

    wrong = forms.CharField(label="原文", max_length=300, help_text="照抄决定书中有差错的文字")
    right = forms.CharField(label="更正为", max_length=300)
    reason = forms.CharField(label="说明", max_length=200, required=False, help_text="选填")


class AnnulForm(OnForm):
    """撤销决定."""

    ground = forms.ChoiceField(label="撤销方式", choices=Decision.AnnulGround.choices)
    document = forms.CharField(
        label="复议决定书或判决书文号", max_length=80, required=False, help_text="自行撤销的不填"
    )
    reason = text_area("撤销的事实和理由", rows=4, help_text="自行撤销的，进入撤销决定书")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ground") not in (None, "own") and not cleaned.get("document"):
            self.add_error("document", "请填写撤销原决定的复议决定书、判决书或上级决定的文号。")
        return cleaned
