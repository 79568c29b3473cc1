"""Service of a paper."""

from django import forms

from bureau.dates import today
from bureau.forms import (
    PastDayField,
    PersonField,
)
from bureau.staff.roles import Role
from cases.forms import ActForm
from cases.models import Service


class ServiceForm(ActForm):
    """送达 of one paper."""

    mode = forms.ChoiceField(label="送达方式", choices=Service.Mode.choices)
    sent_on = PastDayField(label="发出（公告）日期", initial=today)
    served_on = PastDayField(
        label="送达日期", initial=today, required=False, help_text="公告送达的不填，由系统计算"
    )
    place = forms.CharField(label="送达地点", max_length=160)
    receiver = forms.CharField(label="签收人", max_length=60)
    witness = forms.CharField(label="见证人", max_length=60, required=False, help_text="留置送达必填")
    consent = forms.BooleanField(label="当事人已签确认书同意电子送达", required=False)
    officer_b = PersonField(label="第二送达人", help_text="送达人为本人；不得少于两人")
    note = forms.CharField(label="备注", max_length=200, required=False)

    def prepare(self):
        field = self.fields["officer_b"]
        field.of(self.user, Role.OFFICER)
        field.queryset = field.queryset.exclude(pk=self.user.pk)
        case = getattr(self.dossier, "case", None) or self.dossier
        if hasattr(case, "co_handler_id"):
            other = case.co_handler_id if case.handler_id == self.user.pk else case.handler_id
            self.initial.setdefault("officer_b", other)
        self.initial.setdefault("place", case.party_address)
        self.initial.setdefault("receiver", case.party_representative)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mode") == Service.Mode.ELECTRONIC and not cleaned.get("consent"):
            self.add_error("consent", "电子送达须当事人签订确认书同意（处罚法 第61条第2款）。")
        if cleaned.get("mode") == Service.Mode.LEFT and not cleaned.get("witness"):
            self.add_error("witness", "留置送达须有见证人。请填写。")
        if cleaned.get("mode") != Service.Mode.PUBLIC and not cleaned.get("served_on"):
            self.add_error("served_on", "请填写送达日期。")
        return cleaned
