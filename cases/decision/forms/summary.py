"""当场处罚 on a phone: who, what, by which article, how much, what was said."""

from django import forms

from bureau.dates import today
from bureau.forms import MoneyField, PastDayField, PersonField, text_area
from bureau.law.models import Violation, ViolationBasis
from bureau.staff.roles import Role
from cases.models import SummaryPenalty
from cases.states import PartyKind


class SummaryForm(forms.Form):
    """Step one chooses the violation, for its bases; the second fills the rest."""

    on = PastDayField(label="处罚日期", initial=today)
    party_name = forms.CharField(label="当事人", max_length=100)
    party_kind = forms.ChoiceField(label="当事人类别", choices=PartyKind.choices)
    party_code = forms.CharField(label="统一社会信用代码或身份证号", max_length=18)
    party_address = forms.CharField(label="地址", max_length=160)
    party_representative = forms.CharField(label="法定代表人（负责人）", max_length=30, required=False)
    place = forms.CharField(label="违法地点", max_length=160)
    facts = text_area("违法事实", rows=3, help_text="时间、地点、行为、情节和后果")
    violation = forms.ModelChoiceField(label="案由", queryset=None, empty_label="请选择")
    basis = forms.ModelChoiceField(label="处罚条款", queryset=None, empty_label="请选择")
    duty_articles = forms.CharField(
        label="违反条款", max_length=160, required=False, help_text="条款中没有录入的，查明后填写到条"
    )
    warning = forms.BooleanField(label="警告", required=False)
    fine = MoneyField(label="罚款（元）", initial=0)
    certificates_shown = forms.BooleanField(label="已出示执法证件，表明身份")
    rights_told = forms.BooleanField(label="已当场告知事实、理由、依据、拟处罚内容和陈述申辩权")
    defence = text_area("当事人的陈述申辩", rows=2, help_text="没有陈述申辩的，写明没有提出")
    answer = text_area("复核意见", required=False, rows=2)
    signed = forms.BooleanField(label="当事人已在决定书上签名", required=False, initial=True)
    refusal_note = forms.CharField(label="拒绝签名的情况", max_length=200, required=False)
    cash_ground = forms.ChoiceField(
        label="收缴方式", choices=SummaryPenalty.CashGround.choices, required=False
    )
    officer_b = PersonField(label="第二名执法人员", help_text="执法人员不得少于两人（处罚法 第42条）")

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        day = today()
        self.fields["violation"].queryset = Violation.objects.filter(is_active=True)
        self.fields["officer_b"].of(user, Role.OFFICER)
        bases = ViolationBasis.objects.in_force(day).exclude(base=ViolationBasis.BaseKind.BY_ACT)
        self.fields["basis"].queryset = bases.select_related("violation")
        self.fields["basis"].label_from_instance = lambda b: (
            f"{b.violation} {b.penalty_article} {b.shown_range}"
        )

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned["basis"].violation_id != cleaned["violation"].pk:
            self.add_error("basis", "所选条款不是这一案由的处罚条款。请重新选择。")
        if not cleaned["fine"] and not cleaned["warning"]:
            self.add_error("fine", "当场处罚须为警告或者罚款。请选择警告或填写罚款数额。")
        basis, fine = cleaned.get("basis"), cleaned.get("fine")
        limits = basis.range() if basis else None
        if basis and fine and (limits is None or fine not in limits):
            text = f"这一条的法定幅度为{basis.shown_range}，罚款须在幅度以内。请按普通程序办理或改选条款。"
            self.add_error("fine", text)
        if not cleaned["signed"] and not cleaned["refusal_note"]:
            self.add_error("refusal_note", "当事人拒绝签名的，请注明情况（处罚法 第52条）。")
        return cleaned


PARTY = ("party_name", "party_kind", "party_code", "party_address", "party_representative")
SPOT = ("certificates_shown", "rights_told", "defence", "answer", "signed", "refusal_note", "cash_ground")
