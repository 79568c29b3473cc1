"""Registration of evidence."""

from django import forms

from bureau.forms import PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import ActForm, OnForm
from cases.investigation.forms.investigation import second_officer
from cases.models import Registration
from cases.moments import MomentField


class RegistrationForm(OnForm):
    """申请先行登记保存."""

    reason = text_area("理由", rows=3, help_text="写明证据可能灭失或者以后难以取得的情形")
    item_lines = text_area(
        "证据清单",
        rows=4,
        help_text="每行一件：名称，规格型号，数量，特征和状况。例如：生产台账，装订本，3 本，1–9 月",
    )
    place = forms.CharField(label="保存地点", max_length=160)
    keeper = forms.CharField(label="保管人", max_length=60)
    officer_b = PersonField(label="第二执法人员")
    acted_at = MomentField(
        label="紧急实施时间",
        required=False,
        help_text="情况紧急、经负责人即时同意并已实施的填写；24 小时内补批（办法 第32条，依据待核对）",
    )
    party_present = forms.CharField(label="当事人到场情况", max_length=100, required=False)

    def prepare(self):
        second_officer(self, "officer_b")
        self.initial.setdefault("place", self.dossier.place)

    def clean_item_lines(self):
        items = []
        for line in filter(str.strip, self.cleaned_data["item_lines"].splitlines()):
            parts = [part.strip() for part in line.replace(",", "，").split("，")]
            if len(parts) < 3 or not parts[0] or not parts[2]:
                raise forms.ValidationError(
                    f"“{line}”不完整。请写：名称，规格型号，数量，特征和状况（规格和状况可空）。"
                )
            items.append(dict(zip(("name", "model", "quantity", "condition"), parts, strict=False)))
        return items

    def clean(self):
        cleaned = super().clean()
        cleaned["items"] = cleaned.pop("item_lines", [])
        return cleaned


class ExecuteRegistrationForm(ActForm):
    """登记实施."""

    acted_at = MomentField(label="实施时间")
    officer_b = PersonField(label="第二执法人员")
    party_present = forms.CharField(label="当事人到场情况", max_length=100, initial="当事人到场，清点无误")

    def prepare(self):
        field = self.fields["officer_b"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)


class ApproveEmergencyForm(ActForm):
    """补办批准手续: the hour is now."""


class DecideRegistrationForm(OnForm):
    """作出处理决定."""

    outcome = forms.ChoiceField(label="处理决定", choices=Registration.Outcome.choices)
    outcome_note = text_area("处理理由", rows=3)
