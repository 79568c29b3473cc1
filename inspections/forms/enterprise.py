"""Forms of the register."""

from django import forms

from inspections.forms.fields import RowForm
from inspections.forms.filtering import FilterForm
from inspections.models import Category, Enterprise, Industry, Permit
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


class UploadForm(forms.Form):
    """A table of enterprises."""

    file = forms.FileField(
        label="表格", help_text="XLSX 或 CSV，第一行为表头；可先导出现有名录作模板。空单元格不改动原有内容"
    )

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
        label="状态", required=False, choices=[("", "在用"), ("0", "已停用"), ("all", "全部")]
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
        if asked.get("active") != "all":
            rows = rows.filter(active=asked.get("active") != "0")
        return rows.matching(asked.get("q", ""))
