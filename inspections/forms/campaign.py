"""Forms of campaigns."""

from django import forms
from django.db.models import Q

from bureau.forms import DayField
from inspections.forms.fields import RowForm
from inspections.models import Campaign, Category, Enterprise, Industry, Permit
from inspections.targets import Unreadable, codes_of_file


class CampaignForm(RowForm):
    """A campaign in draft."""

    starts_on = DayField(label="开始日期")
    ends_on = DayField(label="结束日期")

    class Meta:
        model = Campaign
        fields = ("title", "focus", "basis", "goal", "starts_on", "ends_on")
        help_texts = {"basis": "部署文件的名称或文号"}


class TargetsForm(forms.Form):
    """The target list one by one."""

    codes = forms.CharField(
        label="名单",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="每行一个统一社会信用代码；按条件添入或导入后可在这里增删",
    )


class TargetFilterForm(forms.Form):
    """Conditions by which enterprises of the register join the list; at least one."""

    category = forms.MultipleChoiceField(
        label="监管类别", choices=Category.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    permit = forms.MultipleChoiceField(
        label="排污许可", choices=Permit.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    industry = forms.MultipleChoiceField(
        label="行业", choices=Industry.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    town = forms.MultipleChoiceField(label="乡镇", required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label="名称或地址中的字", max_length=30, required=False, help_text="例如：水源、保护区"
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = Enterprise.objects.visible_to(user).in_use()
        towns = self.rows.order_by("town").values_list("town", flat=True).distinct()
        self.fields["town"].choices = [(town, town) for town in towns]

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            raise forms.ValidationError("没有条件。请至少选一项，或者逐个填写、导入名单。")
        return data

    @property
    def origin(self) -> str:
        """The conditions in words."""
        said = []
        for name in ("category", "permit", "industry", "town"):
            labels = dict(self.fields[name].choices)
            chosen = [str(labels[value]) for value in self.cleaned_data[name]]
            said += [f"{self.fields[name].label}：{'、'.join(chosen)}"] if chosen else []
        words = self.cleaned_data["words"]
        return "按条件 " + "；".join([*said, *([f"含“{words}”"] if words else [])])

    def found(self):
        """The enterprises that meet every condition."""
        rows = self.rows
        for name in ("category", "permit", "industry", "town"):
            if chosen := self.cleaned_data[name]:
                rows = rows.filter(**{f"{name}__in": chosen})
        if words := self.cleaned_data["words"]:
            rows = rows.filter(Q(name__contains=words) | Q(address__contains=words))
        return rows


class TargetImportForm(forms.Form):
    """A list sent from above, as a file."""

    file = forms.FileField(
        label="名单文件", help_text="XLSX、CSV 或文本，其中含统一社会信用代码；其余各列不读"
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            self.codes = codes_of_file(upload, upload.name)
        except Unreadable as error:
            raise forms.ValidationError(f"没有导入：{error}") from error
        return upload


class FinishForm(forms.Form):
    """What the campaign achieved."""

    summary = forms.CharField(label="总结", widget=forms.Textarea(attrs={"rows": 6}))
