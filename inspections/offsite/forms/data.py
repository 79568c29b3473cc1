"""Forms of deliveries, senders, verification and the firm's explanation."""

from django import forms

from bureau.forms import text_area
from inspections.forms.fields import EnterpriseField
from inspections.forms.filtering import FilterForm
from inspections.offsite.models import Anomaly
from inspections.offsite.services.asking import MOST_DAYS, MOST_FILES, USUAL_DAYS

MOST_MEGABYTES = 250


class ReadingsForm(forms.Form):
    """A table of readings."""

    file = forms.FileField(
        label="表格",
        help_text="XLSX 或 CSV。第一行为表头：点位编号、监测因子、时间、数值、标记、类型；时间为起始时刻",
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not upload.name.lower().endswith((".xlsx", ".xlsm", ".csv")):
            raise forms.ValidationError(f"没有上传：{upload.name} 不是 XLSX 或 CSV。请另存后重传。")
        if upload.size > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(f"没有上传：文件超过 {MOST_MEGABYTES} MB。请分成几个文件。")
        return upload


class SourceForm(forms.Form):
    """A sender of data."""

    name = forms.CharField(label="名称", max_length=60, help_text="平台或企业数采系统的名称")
    enterprise = EnterpriseField(
        label="限于企业",
        required=False,
        help_text="空着为本局全部点位；限于一家的，输入名称中的字或拼音首字母选",
    )
    per_minute = forms.IntegerField(label="每分钟批次上限", min_value=1, max_value=600, initial=60)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user


class AnomalyFilter(FilterForm):
    """What the list of anomalies is narrowed by."""

    q = forms.CharField(label="企业、点位编号", required=False, max_length=60)
    rule = forms.ChoiceField(label="规则", required=False, choices=[("", "全部"), *Anomaly.Rule.choices])


class ConfirmForm(forms.Form):
    """The anomaly is real."""

    note = text_area("核实意见", required=False, rows=3, help_text="如何核实：电话、视频、用电、手工监测等")


class DismissForm(forms.Form):
    """The anomaly is none."""

    note = text_area("理由", rows=3, help_text="为何不是异常；随记录留存")


class AskForm(forms.Form):
    """What the firm must explain, and until when the link works."""

    question = text_area("要求说明的事项", rows=4)
    days = forms.IntegerField(
        label="链接有效日数",
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
        help_text="本局自定，到期日 24 时失效",
    )


class FilesInput(forms.ClearableFileInput):
    """Several files in one box."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads; what their bytes are is checked where they are stored."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(each, initial) for each in (data or []) if each]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"附件有 {len(files)} 个，最多 {MOST_FILES} 个。请合并后重传。")
        return files


class ExplanationForm(forms.Form):
    """What the firm says."""

    cause = forms.CharField(label="异常原因", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    measures = forms.CharField(
        label="整改措施和结果", max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    name = forms.CharField(label="填报人", max_length=40)
    phone = forms.CharField(label="联系电话", max_length=30)
    files = FilesField(
        label="附件",
        required=False,
        help_text=f"JPG、PNG、PDF、XLSX、DOCX 等，最多 {MOST_FILES} 个，每个 50 MB 以内",
    )
