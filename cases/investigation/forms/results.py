"""Test results: the report and its values."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, PastDayField, PersonField
from cases.forms import ActForm
from cases.investigation.forms.fields import RowForm, rows_of
from cases.investigation.forms.investigation import second_officer
from cases.models import TestReport


class ResultForm(ActForm):
    """登记检测结果."""

    origin = forms.ChoiceField(label="来源", choices=TestReport.Origin.choices)
    sampling = forms.ModelChoiceField(
        None,
        label="采样取证登记单",
        required=False,
        empty_label="请选择",
        help_text="现场采样的须选已签名的登记单",
    )
    origin_note = forms.CharField(
        label="来源说明", max_length=200, required=False, help_text="自动监测数据写明点位、时段和标记情况"
    )
    laboratory = forms.CharField(label="检测机构", max_length=80)
    cma = forms.CharField(label="CMA 编号", max_length=40, required=False)
    number = forms.CharField(label="报告编号", max_length=60)
    task_number = forms.CharField(label="任务编号", max_length=60, required=False)
    method = forms.CharField(label="检测方法", max_length=160)
    reported_on = PastDayField(label="报告日期", initial=today)
    second_collector = PersonField(label="第二取证人")
    upload = MaterialField(label="报告文件", required=False)

    def prepare(self):
        second_officer(self, "second_collector")
        self.fields["sampling"].queryset = self.dossier.samplings.exclude(signing="")


class ValueRow(RowForm):
    """One measured value with its limit."""

    point = forms.CharField(label="点位", max_length=80)
    item = forms.CharField(label="项目", max_length=40)
    value = forms.DecimalField(label="结果", max_digits=14, decimal_places=4)
    unit = forms.CharField(label="单位", max_length=20)
    limit = forms.DecimalField(label="上限", max_digits=14, decimal_places=4, required=False)
    lower_limit = forms.DecimalField(label="下限", max_digits=14, decimal_places=4, required=False)
    standard = forms.CharField(label="执行标准", max_length=120, required=False)
    automatic_value = forms.DecimalField(
        label="同时段自动监测数据", max_digits=14, decimal_places=4, required=False
    )


VALUES = rows_of(ValueRow, blank=3)
