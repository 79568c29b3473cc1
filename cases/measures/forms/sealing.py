"""Sealing and seizure."""

from django import forms

from bureau.forms import PersonField, text_area
from bureau.staff.roles import Role
from cases.forms import OnForm
from cases.models import Sealing


class SealingForm(OnForm):
    """申请查封、扣押."""

    kind = forms.ChoiceField(label="措施", choices=Sealing.Kind.choices)
    ground = forms.ChoiceField(label="情形", choices=Sealing.Ground.choices)
    reason = text_area("理由", rows=3)
    place = forms.CharField(label="查封地点", max_length=160)
    item_lines = text_area(
        "查封清单",
        rows=4,
        help_text="每行一件：名称，规格型号，数量，位置。例如：含铬废水泵，QBY-40，2 台，电镀车间东侧",
    )

    def prepare(self):
        self.initial.setdefault("place", self.dossier.place)

    def clean_item_lines(self):
        items = []
        for line in filter(str.strip, self.cleaned_data["item_lines"].splitlines()):
            parts = [part.strip() for part in line.replace(",", "，").split("，")]
            if len(parts) < 3 or not parts[0] or not parts[2]:
                raise forms.ValidationError(
                    f"“{line}”不完整。请写：名称，规格型号，数量，位置（规格和位置可空）。"
                )
            items.append(dict(zip(("name", "model", "quantity", "place"), parts, strict=False)))
        return items

    def clean(self):
        cleaned = super().clean()
        cleaned["items"] = cleaned.pop("item_lines", [])
        return cleaned


class ExecuteForm(OnForm):
    """实施查封."""

    officer_b = PersonField(label="第二执法人员", help_text="执法人员为本人；不得少于两人")
    party_present = forms.CharField(
        label="当事人到场情况", max_length=100, initial="当事人到场，已告知理由、依据和权利"
    )
    scene_record = text_area(
        "现场笔录", rows=5, help_text="没有现场笔录的查封是重大程序错误（行政强制法 第18条）"
    )

    def prepare(self):
        field = self.fields["officer_b"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)


class ReleaseForm(OnForm):
    """解除."""

    release_ground = forms.ChoiceField(label="解除理由", choices=Sealing.ReleaseGround.choices)
