"""Forms of joint inspections."""

from django import forms

from inspections.forms.fields import RowForm
from inspections.models import JointDepartment, JointOfficer


class DepartmentForm(RowForm):
    """Another department of a plan in draft."""

    class Meta:
        model = JointDepartment
        fields = ("name", "is_lead", "matters")
        help_texts = {"is_lead": "没有勾选任何部门的，由本机关牵头", "name": "例如：县市场监督管理局"}


class JointOfficerForm(RowForm):
    """An officer that department sends."""

    class Meta:
        model = JointOfficer
        fields = ("name", "certificate")


class JointResultForm(forms.Form):
    """What a department found on one visit."""

    officers = forms.ModelMultipleChoiceField(
        label="到场人员", queryset=JointOfficer.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    problem = forms.BooleanField(label="发现问题", required=False)
    result = forms.CharField(label="检查结果", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, department, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officers"].queryset = department.officers.all()
