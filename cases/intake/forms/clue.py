"""Clues and what becomes of them."""

from django import forms
from stdnum.cn import ric
from stdnum.exceptions import ValidationError as WrongNumber

from bureau.dates import today
from bureau.forms import DayField, PastDayField, PersonField, text_area
from bureau.law import services as law
from bureau.law.models import Violation
from bureau.staff.roles import Role
from cases.forms import ActForm
from cases.intake.confidential import names_any, reporters_of
from cases.models import Case, Clue
from cases.states import PartyKind
from inspections.models import Enterprise
from inspections.models.enterprise import valid_code


class PartyForm(ActForm):
    """The party: from the register of firms by its code, or typed."""

    party_name = forms.CharField(label="当事人", max_length=100)
    party_kind = forms.ChoiceField(label="类别", choices=PartyKind.choices)
    party_code = forms.CharField(
        label="统一社会信用代码",
        max_length=18,
        required=False,
        help_text="在企业档案中的，按代码带出其余各项；公民填身份证号",
    )
    party_address = forms.CharField(label="地址", max_length=160, required=False)
    party_representative = forms.CharField(label="法定代表人（负责人）", max_length=30, required=False)
    party_phone = forms.CharField(label="联系电话", max_length=30, required=False)

    def clean(self):
        cleaned = super().clean()
        code = (cleaned.get("party_code") or "").strip().upper()
        cleaned["party_code"] = code
        if code:
            self._check_code(code, cleaned.get("party_kind"))
        register = Enterprise.objects.visible_to(self.user).select_related("merged_into")
        firm = register.filter(code=code).first() if code else None
        cleaned["enterprise"] = firm = firm and firm.stands_for
        if firm:
            known = {
                "party_name": firm.name,
                "party_address": firm.address,
                "party_phone": firm.phone,
                "party_representative": firm.legal_representative,
            }
            for name, value in known.items():
                cleaned[name] = cleaned.get(name) or value
        return cleaned

    def _check_code(self, code: str, kind: str) -> None:
        """The check digit: a wrong code makes every paper of the case wrong."""
        try:
            ric.validate(code) if kind == PartyKind.CITIZEN else valid_code(code)
        except forms.ValidationError as error:
            self.add_error("party_code", error)
        except WrongNumber:
            self.add_error("party_code", "身份证号不对：须为 18 位且校验位相符。请按身份证核对。")


class ClueForm(PartyForm):
    """A new clue."""

    field_order = ["source", "received_on", "content", "place", "violation"]
    source = forms.ChoiceField(label="来源", choices=Clue.Source.choices)
    received_on = PastDayField(label="收到日期", initial=today)
    content = text_area("线索内容")
    place = forms.CharField(label="地点", max_length=160, required=False)
    violation = forms.ModelChoiceField(
        Violation.objects.all(), label="涉嫌违法行为", required=False, empty_label="待核查"
    )
    reporter = forms.CharField(
        label="举报人",
        max_length=40,
        required=False,
        help_text="保密：只有承办人员和局领导可见，不进入任何文书和公开内容",
    )
    reporter_phone = forms.CharField(label="举报人电话", max_length=30, required=False)

    def clean(self):
        cleaned = super().clean()
        secrets = [cleaned.get("reporter"), cleaned.get("reporter_phone")]
        for name in ("content", "place"):
            if names_any(cleaned.get(name), secrets):
                self.add_error(name, "写有举报人信息。请删去，填在保密栏内。")
        return cleaned


class CaseFactsForm(PartyForm):
    """The facts of a case."""

    field_order = ["violation", "act_on", "act_until", "place", "facts", "consequence"]
    violation = forms.ModelChoiceField(Violation.objects.all(), label="案由", empty_label="请选择")
    act_on = PastDayField(label="违法行为日期")
    act_until = DayField(label="行为终了日期", required=False, help_text="连续、继续的行为填写")
    place = forms.CharField(label="违法地点", max_length=160)
    facts = text_area("违法事实", rows=5, help_text="时间、地点、行为、情节；进入立案审批表和告知书")
    consequence = forms.CharField(
        label="后果",
        max_length=300,
        required=False,
        help_text="造成污染、生态破坏等危害后果的写明；关系追责期限",
    )

    def prepare(self):
        for name in self.fields:
            if name not in self.initial and hasattr(self.dossier, name):
                self.initial[name] = getattr(self.dossier, name)
        if isinstance(self.dossier, Clue):
            self.initial["facts"] = self.dossier.content

    def clean(self):
        cleaned = super().clean()
        self._refuse_reporter(cleaned)
        first, last = cleaned.get("act_on"), cleaned.get("act_until")
        if first and last and last < first:
            self.add_error("act_until", "行为终了日期不能早于开始日期。")
        return cleaned

    def _refuse_reporter(self, cleaned) -> None:
        """These words go into papers the party reads and into the public copy."""
        clue = self.dossier if isinstance(self.dossier, Clue) else self.dossier.clue
        for name in ("facts", "place", "consequence", "check_result"):
            if names_any(cleaned.get(name), reporters_of(clue)):
                self.add_error(name, "写有举报人信息。案情进入文书和公开内容，请删去后再保存。")


class RequestFilingForm(CaseFactsForm):
    """报请立案."""

    on = PastDayField(label="办理日期", initial=today, help_text="补登的填实际日期，不得晚于今天")
    check_result = text_area("核查情况", rows=3)
    co_handler = PersonField(label="协办人", help_text="承办人为本人；执法人员不得少于两人（处罚法 第42条）")

    def prepare(self):
        super().prepare()
        self._offer_violations()
        self.fields["co_handler"].of(self.user, Role.OFFICER)
        self.fields["co_handler"].queryset = self.fields["co_handler"].queryset.exclude(pk=self.user.pk)

    def _offer_violations(self) -> None:
        """Each violation with its duty and penalty articles on the day of the act, as far as it is typed."""
        day, field = self._acted(), self.fields["violation"]
        field.queryset = law.candidate_violations(day, keep=self.dossier.violation)
        field.label_from_instance = lambda violation: law.candidate_words(violation, day)
        field.help_text = (
            f"列出 {day} 施行的违反条款和处罚条款；法典的违反条款登记册没有录入（未核对），"
            "查明后在处罚建议中填写到条、款、项"
        )

    def _acted(self):
        """The last day of the act as typed, else the day the clue came in."""
        for name in ("act_until", "act_on"):
            typed = self.data.get(self.add_prefix(name)) if self.is_bound else self.initial.get(name)
            try:
                day = self.fields[name].clean(typed) if typed else None
            except forms.ValidationError:
                day = None
            if day:
                return day
        return self.dossier.received_on


class ReassignForm(ActForm):
    """改派承办人."""

    handler = PersonField(label="承办人")
    co_handler = PersonField(label="协办人")
    reason = text_area("理由", rows=2)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("handler") and cleaned.get("handler") == cleaned.get("co_handler"):
            self.add_error("co_handler", "执法人员不得少于两人（处罚法 第42条）。请另选一名协办人。")
        return cleaned

    def prepare(self):
        assert isinstance(self.dossier, Case)
        self.initial.update(handler=self.dossier.handler_id, co_handler=self.dossier.co_handler_id)
