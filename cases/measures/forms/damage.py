"""Ecological-damage compensation."""

from django import forms

from bureau.dates import today
from bureau.forms import MoneyField, PastDayField, text_area
from cases.forms import ActForm, OnForm
from cases.models import DamageClaim
from cases.states import PartyKind


class ScreenForm(ActForm):
    """登记线索, on a case."""

    found_on = PastDayField(label="发现线索日期", initial=today)
    source = forms.CharField(label="线索来源", max_length=60)
    facts = text_area("损害情况", rows=4)

    def prepare(self):
        if self.dossier:
            self.initial.setdefault("source", "行政处罚案件")
            self.initial.setdefault("facts", self.dossier.consequence)


class ScreenPartyForm(ScreenForm):
    """登记线索, without a case: the party is typed."""

    party_name = forms.CharField(label="赔偿义务人", max_length=100)
    party_kind = forms.ChoiceField(label="类别", choices=PartyKind.choices)
    party_code = forms.CharField(label="统一社会信用代码或身份证号", max_length=18, required=False)
    party_address = forms.CharField(label="地址", max_length=160, required=False)
    party_representative = forms.CharField(label="法定代表人（负责人）", max_length=30, required=False)
    party_phone = forms.CharField(label="联系电话", max_length=30, required=False)


class CheckForm(OnForm):
    """初步核查."""

    check_result = text_area(
        "初步核查情况", rows=4, help_text="损害事实、范围、因果关系、责任人、是否需要索赔"
    )


class AssessForm(OnForm):
    """损害评估."""

    assessment = forms.ChoiceField(label="评估方式", choices=DamageClaim.Assessment.choices)
    assessor = forms.CharField(label="评估机构或专家", max_length=80)
    assessment_no = forms.CharField(label="评估文书", max_length=80, required=False)
    amount = MoneyField(label="损害数额（元）")
    restoration = text_area("修复方案", rows=4, required=False)


class MeetingForm(OnForm):
    """磋商会议."""

    place = forms.CharField(label="地点", max_length=80)
    attendants = forms.CharField(label="参加人员", max_length=200)
    minutes = text_area("磋商记录", rows=5)
    conclusion = forms.CharField(label="结果", max_length=200)


class AgreeForm(OnForm):
    """赔偿协议."""

    agreed_amount = MoneyField(label="赔偿数额（元）")
    agreement = text_area("履行方式和期限", rows=4)
    adviser_opinion = text_area("法律顾问意见", rows=3, help_text="签订前须经法律顾问审核")

    def prepare(self):
        self.initial.setdefault("agreed_amount", self.dossier.amount)


class CourtForm(OnForm):
    """司法确认."""

    court = forms.CharField(label="法院及文号", max_length=80)


class SuitForm(CourtForm):
    """提起诉讼."""

    reason = text_area("起诉理由", rows=3)


class PerformForm(OnForm):
    """履行和修复."""

    performance = text_area("履行和修复情况", rows=4)


class EvaluateForm(OnForm):
    """效果评估."""

    evaluation = text_area("效果评估结论", rows=3)
