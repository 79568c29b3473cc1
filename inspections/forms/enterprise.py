"""Forms of the register."""

from django import forms

from bureau.forms import PastDayField, text_area
from inspections.forms.fields import EnterpriseField, RowForm
from inspections.forms.filtering import FilterForm
from inspections.models import Category, Enterprise, EnterpriseMerge, Industry, Permit
from inspections.models.enterprise import valid_code
from inspections.services.enterprise import FIELDS


class EnterpriseForm(RowForm):
    """Everything kept of an enterprise."""

    class Meta:
        model = Enterprise
        fields = FIELDS
        help_texts = {
            "code": "18 位，按营业执照",
            "short_name": "列表中显示",
            "investment": "用于以总投资为基数的处罚，没有则空着",
        }

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper()
        valid_code(code)
        return code


class EnterpriseChangeForm(EnterpriseForm):
    """What changed, from which day, on what paper."""

    on = PastDayField(
        label="变更日期", help_text="营业执照、许可证载明的日期，或者现场核实的日期；以前的内容留在变更记录里"
    )
    reason = forms.CharField(label="变更依据", max_length=200, help_text="如：营业执照变更登记，现场核实")


class MergeForm(forms.Form):
    """Which entry stays, and why the two are one."""

    winner = EnterpriseField(
        label="保留的档案",
        help_text="并入哪一家：输入名称中的字、拼音首字母或统一社会信用代码，从列出的企业中选",
    )
    code_reason = forms.ChoiceField(
        label="代码为何不同",
        choices=[("", "请选择"), *EnterpriseMerge.CodeReason.choices],
        error_messages={
            "required": "没有合并：两份档案的统一社会信用代码不同，通常是两家企业。确为同一家的，请写明代码为何不同。"
        },
    )
    reason = text_area("合并依据", rows=2, help_text="据以认定为同一家企业的材料，记入过程记录")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["winner"].user = user


class UploadForm(forms.Form):
    """A table of enterprises."""

    file = forms.FileField(label="表格", help_text="XLSX 或 CSV，第一行为表头。空单元格不改动原有内容")

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not upload.name.lower().endswith((".xlsx", ".xlsm", ".csv")):
            raise forms.ValidationError(f"没有上传：{upload.name} 不是 XLSX 或 CSV。请另存后重传。")
        if upload.size > 30 * 1024 * 1024:
            raise forms.ValidationError(
                f"没有上传：文件有 {upload.size / 1048576:.1f} MB，超过 30 MB。请分成几个文件。"
            )
        return upload


def _any(choices):
    return [("", "全部"), *choices]


class EnterpriseFilter(FilterForm):
    """What the list is narrowed by."""

    q = forms.CharField(label="代码、名称、拼音首字母", required=False, max_length=60)
    town = forms.ChoiceField(label="乡镇", required=False)
    category = forms.ChoiceField(label="监管类别", required=False, choices=_any(Category.choices))
    permit = forms.ChoiceField(label="排污许可", required=False, choices=_any(Permit.choices))
    industry = forms.ChoiceField(label="行业", required=False, choices=_any(Industry.choices))
    online = forms.ChoiceField(
        label="在线监控", required=False, choices=[("", "全部"), ("1", "有"), ("0", "无")]
    )
    listed = forms.ChoiceField(
        label="正面清单", required=False, choices=[("", "全部"), ("1", "在册"), ("0", "不在册")]
    )
    active = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "在用"), ("0", "已停用"), ("merged", "已并入"), ("all", "全部")],
    )

    def __init__(self, data, *, towns):
        super().__init__(data)
        self.fields["town"].choices = _any([(town, town) for town in towns])

    def narrow(self, rows, on):
        """The rows that match; unknown values are ignored."""
        asked = self.asked()
        for name in ("town", "category", "permit", "industry"):
            if name in asked:
                rows = rows.filter(**{name: asked[name]})
        if "online" in asked:
            rows = rows.filter(online_monitoring=asked["online"] == "1")
        if "listed" in asked:
            listed = Enterprise.objects.listed(on).values("pk")
            rows = rows.filter(pk__in=listed) if asked["listed"] == "1" else rows.exclude(pk__in=listed)
        if asked.get("active") == "merged":
            rows = rows.filter(merged_into__isnull=False)
        elif asked.get("active") == "0":
            rows = rows.own().filter(active=False)
        elif asked.get("active") != "all":
            rows = rows.in_use()
        return rows.matching(asked.get("q", ""))
