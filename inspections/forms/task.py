"""Forms of visits: giving them out, and the record on site."""

from django import forms
from django.utils import timezone

from bureau.dates import today
from bureau.forms import DayField
from bureau.staff.models import User
from inspections.forms.acts import OverReasonField, TwoOfficersForm
from inspections.forms.fields import EnterpriseField, RowForm
from inspections.forms.filtering import FilterForm
from inspections.models import Category, Enterprise, Finding, InspectionTask, SceneRecord


class TaskForm(TwoOfficersForm):
    """A visit by a plan or a trigger. Draws and campaigns give out their own."""

    enterprise = EnterpriseField(label="企业")
    basis = forms.ChoiceField(label="依据", choices=[("trigger", "线索核查"), ("plan", "年度检查计划")])
    trigger = forms.ChoiceField(
        label="线索来源",
        required=False,
        choices=[("", "—"), *InspectionTask.Trigger.choices],
        help_text="依据为年度检查计划的不选",
    )
    reference = forms.CharField(label="文号或线索编号", max_length=120, help_text="没有依据不得检查")
    purpose = forms.CharField(label="检查事项", max_length=200, required=False)
    mode = forms.ChoiceField(
        label="方式",
        choices=InspectionTask.Mode.choices,
        required=False,
        help_text="能以非现场方式达到目的的，不到现场",
    )
    due_on = DayField(label="完成期限", required=False, help_text="空着按 30 日")
    over_reason = OverReasonField(
        required=False, help_text="企业本年现场检查已达上限、确需到现场时选；由局领导批准后开始"
    )
    over_note = forms.CharField(label="超上限说明", max_length=200, required=False)
    field_order = (
        "enterprise",
        "basis",
        "trigger",
        "reference",
        "purpose",
        "mode",
        "officer_a",
        "officer_b",
        "due_on",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["enterprise"].user = user

    def clean(self):
        data = super().clean()
        if data.get("basis") == "trigger" and not data.get("trigger"):
            self.add_error("trigger", "线索核查须写明来源。请选择。")
        if data.get("basis") == "plan":
            data["trigger"] = ""
        if (due := data.get("due_on")) and due < today():
            self.add_error("due_on", f"{due} 已经过去。请填今天以后的日期，或空着按 30 日。")
        return data


class TaskFilter(FilterForm):
    """What the list of visits is narrowed by."""

    q = forms.CharField(label="编号、企业", required=False, max_length=60)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *InspectionTask.State.choices]
    )
    basis = forms.ChoiceField(
        label="依据", required=False, choices=[("", "全部"), *InspectionTask.Basis.choices]
    )
    mode = forms.ChoiceField(
        label="方式", required=False, choices=[("", "全部"), *InspectionTask.Mode.choices]
    )
    plan = forms.IntegerField(required=False, max_value=10**15, widget=forms.HiddenInput, label="抽查计划")
    campaign = forms.IntegerField(
        required=False, max_value=10**15, widget=forms.HiddenInput, label="专项行动"
    )
    enterprise = forms.IntegerField(required=False, max_value=10**15, widget=forms.HiddenInput, label="企业")
    officer = forms.IntegerField(required=False, max_value=10**15, widget=forms.HiddenInput, label="检查人员")
    year_plan = forms.IntegerField(
        required=False, max_value=10**15, widget=forms.HiddenInput, label="年度计划"
    )
    category = forms.ChoiceField(
        required=False, choices=[("", "全部"), *Category.choices], widget=forms.HiddenInput, label="抽查对象"
    )
    year = forms.IntegerField(
        required=False, min_value=2000, max_value=2100, widget=forms.HiddenInput, label="下达年度"
    )
    counted = forms.IntegerField(
        required=False, min_value=2000, max_value=2100, widget=forms.HiddenInput, label="计入频次年度"
    )
    PATHS = {
        "state": "state",
        "basis": "basis",
        "mode": "mode",
        "campaign": "campaign",
        "plan": "result__draw__plan",
        "enterprise": "enterprise",
        "year_plan": "result__draw__plan__year_plan",
        "category": "result__stratum",
        "counted": "cap_year",
    }

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def said(self, name, value):
        if name in ("year", "counted"):
            return str(value)
        if name == "enterprise" and self.user:
            found = Enterprise.objects.visible_to(self.user).filter(pk=value).first()
            return found.short_name if found else ""
        if name == "officer" and self.user:
            found = User.objects.in_bureau_of(self.user).filter(pk=value).first()
            return found.name if found else ""
        return super().said(name, value)

    @property
    def is_door(self) -> bool:
        """Whether a figure elsewhere led here: then all its visits are listed, whatever their state."""
        return bool(self.asked().keys() - {"q", "basis", "mode"})

    def narrow(self, rows):
        """The rows that match."""
        asked = self.asked()
        rows = rows.filter(**{path: asked[name] for name, path in self.PATHS.items() if name in asked})
        if "year" in asked:
            rows = rows.counted_in(asked["year"])
        if "officer" in asked:
            rows = rows.of_officer(asked["officer"])
        if "q" in asked:
            text = asked["q"]
            rows = rows.filter(number__contains=text) | rows.filter(enterprise__name__contains=text)
        return rows


def _now_text() -> str:
    return timezone.localtime().strftime("%H:%M")


class NoticeForm(forms.Form):
    """Step 1 on site: where, certificates, rights, who is there."""

    place = forms.CharField(label="检查地点", max_length=120)
    shown = forms.BooleanField(
        label="已主动出示执法证件，两人",
        error_messages={
            "required": "没有登记出示证件。不出示的，当事人有权拒绝检查（行政处罚法 第55条）。请出示后勾选。"
        },
    )
    rights_told = forms.BooleanField(
        label="已告知申请回避等权利和配合义务",
        error_messages={
            "required": "没有登记告知。须告知申请回避的权利和配合的义务（办法（令 30） 第28条）。请告知后勾选。"
        },
    )
    party_name = forms.CharField(label="在场负责人", max_length=40, required=False)
    party_post = forms.CharField(label="职务", max_length=30, required=False)
    party_phone = forms.CharField(
        label="电话", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )


class SummaryForm(forms.Form):
    """What was seen, in words."""

    summary = forms.CharField(label="检查情况", widget=forms.Textarea(attrs={"rows": 5}))


class PhotoForm(forms.Form):
    """A photo or a short video, taken here."""

    photo = forms.FileField(
        label="照片或短视频",
        widget=forms.ClearableFileInput(
            attrs={"accept": "image/jpeg,image/png,video/mp4", "capture": "environment"}
        ),
    )
    place = forms.CharField(
        label="拍摄位置", max_length=120, required=False, help_text="空着按检查地点；如：2 号锅炉房东侧"
    )


class NoteForm(forms.Form):
    """询问要点."""

    person = forms.CharField(label="被询问人", max_length=40)
    post = forms.CharField(label="职务", max_length=30, required=False)
    text = forms.CharField(label="询问要点", max_length=5000, widget=forms.Textarea(attrs={"rows": 6}))


class FindingForm(RowForm):
    """A problem and how it is handled."""

    class Meta:
        model = Finding
        fields = ("item", "description", "violation", "handling")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        labels = {"item": "检查项", "violation": "涉嫌违法行为"}

    def __init__(self, *args, scene, **kwargs):
        super().__init__(*args, **kwargs)
        items = self.fields["item"]
        items.queryset = scene.checklist.items.all() if scene.checklist else items.queryset.none()
        violations = self.fields["violation"]
        violations.queryset = violations.queryset.filter(is_active=True)


class SignForm(forms.Form):
    """The party signs, refuses, or is not there."""

    signing = forms.ChoiceField(label="签字", choices=SceneRecord.Signing.choices, widget=forms.RadioSelect)
    party_name = forms.CharField(label="在场负责人", max_length=40, required=False)
    page = forms.FileField(
        label="签字页照片",
        required=False,
        help_text="签在纸上的，当事人和两名检查人员签好后拍下；拒签或无人在场的，检查人员和见证人签好后拍下。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
    )
    note = forms.CharField(label="拒签或无人在场的说明", max_length=200, required=False)
    witness = forms.CharField(label="见证人", max_length=40, required=False)

    def clean(self):
        data = super().clean()
        if data.get("signing") == SceneRecord.Signing.SIGNED and not data.get("party_name"):
            self.add_error("party_name", "缺签字人姓名。请填写在场负责人。")
        if data.get("signing") in (SceneRecord.Signing.REFUSED, SceneRecord.Signing.ABSENT):
            for name, words in (("note", "缺说明。请写明经过。"), ("witness", "缺见证人。请填写姓名。")):
                if not data.get(name):
                    self.add_error(name, words)
        return data
