"""Forms of disclosure: masks, gravity, withdrawal, requests to correct."""

from django import forms
from django.core.exceptions import ValidationError

from bureau.forms import PastDayField
from publicity.credit import GRAVITY
from publicity.redaction import KINDS


class MasksForm(forms.Form):
    """Words to black out besides those the rules find: one on a line, with what it is."""

    masks = forms.CharField(
        label="另行遮盖",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "赵大川 个人姓名", "class": "form-control"}),
        help_text=f"每行一处：要遮盖的字，空格，种类。种类有{'、'.join(KINDS)}",
    )

    def clean_masks(self) -> list[tuple[str, str]]:
        found = []
        for number, line in enumerate(self.cleaned_data["masks"].splitlines(), 1):
            if not line.strip():
                continue
            word, _, kind = line.strip().rpartition(" ")
            if kind not in KINDS or len(word.strip()) < 2:
                raise ValidationError(
                    f"第 {number} 行看不懂：{line.strip()}。请写两个字以上的原文，空格，再写种类，如“赵大川 个人姓名”。"
                )
            found.append((word.strip(), kind))
        return found


class PublishForm(forms.Form):
    """The one thing a person decides when publishing."""

    gravity = forms.ChoiceField(
        label="失信程度", choices=tuple(GRAVITY.items()), widget=forms.Select(attrs={"class": "form-select"})
    )


class WithholdForm(forms.Form):
    """Why a decision is kept back."""

    ground = forms.CharField(
        label="依据和理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="如：公开可能危及国家安全、公共安全、经济安全、社会稳定（办法 第63条第1项）",
    )


class ChangeForm(forms.Form):
    """A decision was changed, quashed or found unlawful."""

    changed_on = PastDayField(label="变更、撤销日期")
    change = forms.CharField(label="情况", max_length=200, help_text="如：行政复议决定撤销原处罚决定")


class WithdrawForm(forms.Form):
    """Why a publication is taken back; shown on the public site."""

    reason = forms.CharField(
        label="撤回理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="理由在网站上公开，请勿写入个人信息",
    )


class AnswerForm(forms.Form):
    """The bureau's answer to a request to correct."""

    accept = forms.ChoiceField(
        label="结果", choices=(("yes", "予以更正"), ("no", "不予更正")), widget=forms.RadioSelect
    )
    answer = forms.CharField(label="答复", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class VisitorForm(forms.Form):
    """Sent in from the public site. `website` is a trap: people do not see it, programs fill it in."""

    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    @property
    def is_trapped(self) -> bool:
        """Whether the hidden field was filled in."""
        return bool(self.data.get("website"))


class ObjectionForm(VisitorForm):
    """公示异议."""

    content = forms.CharField(
        label="异议内容",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="什么时候、看到或知道什么情况",
    )
    objector = forms.CharField(label="提出人", max_length=60, help_text="单位名称或本人姓名，不公开")
    contact = forms.CharField(label="联系方式", max_length=60, help_text="用于答复，不公开")


class CorrectionForm(VisitorForm):
    """申请更正."""

    what = forms.CharField(label="哪里有误", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    evidence = forms.CharField(
        label="依据", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    applicant = forms.CharField(label="申请人", max_length=60, help_text="单位名称或本人姓名，不公开")
    contact = forms.CharField(label="联系方式", max_length=60, help_text="用于答复，不公开")
