"""Scene records, inquiries, samplings: the head of each, its rows, and the signature."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, PastDayField, PersonField, text_area
from cases.forms import ActForm, OnForm
from cases.investigation.forms.fields import RowForm, rows_of
from cases.investigation.forms.investigation import ElementsField, second_officer
from cases.investigation.models.acting import SignedRecord
from cases.models import InquiryRecord
from cases.moments import MomentField


class RecordForm(ActForm):
    """What every record has: hours, place, the second officer, certificates shown, rights told."""

    started_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    place = forms.CharField(label="地点", max_length=160)
    officer_b = PersonField(label="第二执法人员", help_text="执法人员为本人；执法证号按当日有效证件自动记载")
    certificates_shown = forms.BooleanField(label="已出示执法证（处罚法 第55条）")
    rights_told = forms.BooleanField(label="已告知申请回避的权利和配合调查的义务（办法 第28条）")
    note = forms.CharField(label="备注", max_length=200, required=False)

    def prepare(self):
        second_officer(self, "officer_b")
        self.initial.setdefault("place", self.dossier.place)


class SceneForm(RecordForm):
    """现场检查（勘察）笔录."""

    field_order = ["started_at", "ended_at", "place", "officer_b", "certificates_shown", "rights_told"]
    present_name = forms.CharField(label="当事人在场人员", max_length=40, required=False)
    present_post = forms.CharField(label="职务", max_length=40, required=False)
    present_code = forms.CharField(label="身份证号", max_length=18, required=False)
    absence = forms.CharField(
        label="无人在场的情况", max_length=120, required=False, help_text="没有人在场的，写明原因和见证人"
    )
    findings = text_area("现场情况", rows=10, help_text="客观记载所见，不写推断和定性；按时间或空间顺序分段")
    references = forms.CharField(
        label="附图和照片", max_length=200, required=False, help_text="如：现场平面图 1 张，照片 1–6"
    )


class InquiryForm(RecordForm):
    """调查询问笔录."""

    field_order = ["started_at", "ended_at", "place", "officer_b", "certificates_shown", "rights_told"]
    standing = forms.ChoiceField(label="被询问人身份", choices=InquiryRecord.Standing.choices)
    person = forms.CharField(label="被询问人", max_length=40)
    person_code = forms.CharField(label="身份证号", max_length=18)
    relation = forms.CharField(label="与本案关系", max_length=60)
    employer = forms.CharField(label="工作单位和职务", max_length=100, required=False)
    phone = forms.CharField(label="电话", max_length=30, required=False)
    address = forms.CharField(label="住址", max_length=160, required=False)


class SamplingForm(RecordForm):
    """采样取证登记单."""

    field_order = [
        "scene",
        "started_at",
        "ended_at",
        "place",
        "officer_b",
        "certificates_shown",
        "rights_told",
    ]
    scene = forms.ModelChoiceField(
        None, label="现场检查（勘察）笔录", empty_label="请选择", help_text="采样须有现场笔录记载"
    )
    party_witness = forms.CharField(label="当事人在场见证人", max_length=60)
    laboratory = forms.CharField(label="送检机构", max_length=80)
    sealed = forms.CharField(label="封样情况", max_length=120, required=False)

    def prepare(self):
        super().prepare()
        self.fields["scene"].queryset = self.dossier.scene_records.all()


class AnswerRow(RowForm):
    """One question and its answer."""

    question = forms.CharField(label="问", widget=forms.Textarea(attrs={"rows": 2}))
    answer = forms.CharField(label="答", widget=forms.Textarea(attrs={"rows": 2}))


class PointRow(RowForm):
    """One sample."""

    code = forms.CharField(label="样品编号", max_length=30)
    point = forms.CharField(label="采样点位", max_length=80)
    medium = forms.CharField(label="介质", max_length=30)
    quantity = forms.CharField(label="数量", max_length=30, required=False)
    container = forms.CharField(label="容器", max_length=40)
    preservation = forms.CharField(label="保存方法", max_length=60)
    taken_at = MomentField(label="采样时间")
    items = forms.CharField(label="检测项目", max_length=120)


HEADS = {"scene": SceneForm, "inquiry": InquiryForm, "sampling": SamplingForm}
ROWS = {"inquiry": rows_of(AnswerRow, blank=4), "sampling": rows_of(PointRow, blank=2)}


class SignForm(OnForm):
    """The signed paper has come back."""

    on = PastDayField(label="签名日期", initial=today)
    signing = forms.ChoiceField(label="签名情况", choices=SignedRecord.Signing.choices)
    signing_reason = forms.CharField(
        label="拒签或不在现场的原因", max_length=200, required=False, help_text="拒绝签名、不在现场的须填写"
    )
    witness = forms.CharField(
        label="见证人", max_length=60, required=False, help_text="拒绝签名、不在现场的须填写"
    )
    corrections = forms.CharField(
        label="涂改处及捺印说明", max_length=200, required=False, help_text="没有涂改的不填"
    )
    upload = MaterialField(label="签名后的扫描件")
    proves = forms.CharField(label="证明内容", max_length=300, required=False)
    elements = ElementsField()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("signing") in (SignedRecord.Signing.REFUSED, SignedRecord.Signing.ABSENT):
            for name in ("signing_reason", "witness"):
                if not cleaned.get(name):
                    self.add_error(name, "拒绝签名或者不在现场的，须写明原因并有见证人（办法 第28条）。")
        return cleaned
