"""Inquiries into faults; looking at conduct."""

from django import forms

from bureau.dates import today
from bureau.forms import DayField, PastDayField, PeopleField, PersonField, text_area
from bureau.staff.roles import STAFF, Role
from cases.forms import ActForm, OnForm
from cases.models import Accountability, Case, ConductCheck


class CaseNumberField(forms.CharField):
    """The number of a case, typed; `cleaned` is the case itself or None."""

    def __init__(self, **kwargs):
        super().__init__(max_length=40, required=False, help_text="与某个案件有关的填立案号", **kwargs)


class AboutCaseForm(ActForm):
    """A form that may concern a case, named by its number."""

    def clean_case(self):
        number = self.cleaned_data["case"].strip()
        if not number:
            return None
        found = Case.objects.visible_to(self.user).filter(number=number).first()
        if found is None:
            raise forms.ValidationError(f"没有立案号为“{number}”的案件。请核对立案号。")
        return found


class OpenForm(AboutCaseForm):
    """启动过错责任调查."""

    person = PersonField(label="责任人")
    source = forms.ChoiceField(label="来源", choices=Accountability.Source.choices)
    case = CaseNumberField(label="立案号")
    on = PastDayField(label="启动日期", initial=today)
    facts = text_area("过错事实", rows=4)

    def prepare(self):
        self.fields["person"].of(self.user, *STAFF)


class HearForm(OnForm):
    """听取本人陈述."""

    statement = text_area("本人陈述", rows=4, help_text="不陈述的写明情况")


class DecideFaultForm(OnForm):
    """处理决定."""

    measure = forms.ChoiceField(label="处理", choices=Accountability.Measure.choices)
    off_duty_until = DayField(
        label="暂停执法至", required=False, help_text="暂停执法活动的填写；期间执法证不能使用"
    )
    decision = text_area("处理决定", rows=4)

    def clean(self):
        cleaned = super().clean()
        until, on = cleaned.get("off_duty_until"), cleaned.get("on")
        if cleaned.get("measure") == Accountability.Measure.OFF_DUTY:
            if until is None:
                self.add_error("off_duty_until", "暂停执法活动须写明截止日期。")
            elif on and until < on:
                self.add_error("off_duty_until", "截止日期不能早于决定日期。")
        else:
            cleaned["off_duty_until"] = None
        return cleaned


class ConductForm(AboutCaseForm):
    """执法行为监督."""

    checked_on = PastDayField(label="监督日期", initial=today)
    manner = forms.ChoiceField(label="方式", choices=ConductCheck.Manner.choices)
    officers = PeopleField(label="执法人员")
    case = CaseNumberField(label="立案号")
    content = text_area(
        "监督情况", rows=4, help_text="亮证、告知、两人执法、记录、廉洁等；有无乱检查、乱罚款、乱查封"
    )
    proper = forms.TypedChoiceField(
        label="结论",
        choices=[("1", "行为规范"), ("0", "有不规范行为")],
        coerce=lambda v: v == "1",
        widget=forms.RadioSelect,
    )
    advice = text_area("监督意见", rows=3, required=False, help_text="有不规范行为的必填")

    def prepare(self):
        self.fields["officers"].of(self.user, Role.OFFICER)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("proper") is False and not cleaned.get("advice"):
            self.add_error("advice", "发现不规范行为的，须写明监督意见。")
        return cleaned


class AnswerConductForm(ActForm):
    """整改情况."""

    on = PastDayField(label="整改日期", initial=today)
    answer = text_area("整改情况", rows=3)
