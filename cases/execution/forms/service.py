"""Service of a paper, attempts that failed, the address the party confirms."""

from django import forms

from bureau.dates import today
from bureau.forms import MaterialField, PastDayField, PersonField, text_area
from bureau.staff.roles import Role
from cases.execution import modes
from cases.forms import ActForm, OnForm
from cases.models import Service, ServiceAttempt


def second_officer(form) -> None:
    """Narrows `officer_b` to colleagues of the person, with the other handler of the case first."""
    field = form.fields["officer_b"]
    field.of(form.user, Role.OFFICER)
    field.queryset = field.queryset.exclude(pk=form.user.pk)
    case = getattr(form.dossier, "case", None) or form.dossier
    if hasattr(case, "co_handler_id"):
        other = case.co_handler_id if case.handler_id == form.user.pk else case.handler_id
        form.initial.setdefault("officer_b", other)


class ServiceForm(ActForm):
    """送达 of one paper; what each mode must state is asked for by `cases.execution.modes`."""

    mode = forms.ChoiceField(label="送达方式", choices=Service.Mode.choices)
    sent_on = PastDayField(label="发出（公告）日期", initial=today)
    served_on = PastDayField(
        label="送达日期",
        initial=today,
        required=False,
        help_text="邮寄填回执上的收件日期，电子填到达日期；公告送达不填，由系统计算",
    )
    place = forms.CharField(label="送达地点", max_length=160)
    receiver = forms.CharField(
        label="签收人", max_length=60, required=False, help_text="留置送达填拒收人；公告送达不填"
    )
    relation = forms.ChoiceField(
        label="与受送达人的关系", required=False, help_text="直接送达必填；法定代表人（本人）签收的可不选"
    )
    identity = forms.CharField(
        label="签收人身份（职务、证件）", max_length=60, required=False, help_text="他人代为签收的必填"
    )
    reason = forms.CharField(label="拒收事由", max_length=200, required=False, help_text="留置送达必填")
    witness = forms.CharField(
        label="见证人", max_length=60, required=False, help_text="留置送达须有见证人或者影像"
    )
    video = MaterialField(label="送达过程影像", required=False)
    organ = forms.CharField(
        label="受托机关或转交单位", max_length=60, required=False, help_text="委托、转交送达必填"
    )
    tracking_no = forms.CharField(label="邮件号", max_length=40, required=False, help_text="邮寄送达必填")
    media = forms.CharField(
        label="公告媒体或张贴处",
        max_length=120,
        required=False,
        help_text="公告送达必填；须先登记未成的送达并制发送达公告",
    )
    officer_b = PersonField(label="第二送达人", help_text="送达人为本人；不得少于两人")
    note = forms.CharField(label="备注", max_length=200, required=False)

    def prepare(self):
        second_officer(self)
        self.party = getattr(self.dossier, "case", None) or self.dossier
        allowed = modes.RELATIONS[self.party.party_kind]
        self.fields["relation"].choices = [("", "请选择"), *((one.value, one.label) for one in allowed)]
        confirmed = self._confirmed()
        place = confirmed.address if confirmed else self.party.party_address
        self.initial.setdefault("place", place)
        self.initial.setdefault("receiver", self.party.party_representative or self.party.party_name)

    def _confirmed(self):
        """The address the party last confirmed in the case, if any."""
        rows = getattr(self.party, "service_addresses", None)
        return rows.last() if rows is not None else None

    def clean(self):
        cleaned = super().clean()
        if "mode" not in cleaned:
            return cleaned
        for name in modes.foreign(cleaned["mode"]):
            cleaned[name] = None if name == "served_on" else ""
        relation = cleaned.get("relation") or modes.own_relation(self.party, cleaned.get("receiver", ""))
        facts = cleaned | {"relation": relation}
        for name, text in modes.missing(cleaned["mode"], facts, self.party.party_kind).items():
            if name not in self.errors:
                self.add_error(name, text)
        return cleaned


class CorrectionForm(ServiceForm):
    """更正送达登记: the right facts, and why the entry was wrong."""

    why = text_area("更正理由", rows=2, help_text="原登记撤回并保留，原送达回证作废，相关期限重新计算")


class AttemptForm(ActForm):
    """未成的送达."""

    tried_on = PastDayField(label="日期", initial=today)
    mode = forms.ChoiceField(
        label="送达方式", choices=[c for c in Service.Mode.choices if c[0] != Service.Mode.PUBLIC]
    )
    place = forms.CharField(label="地点", max_length=160)
    result = forms.ChoiceField(label="结果", choices=ServiceAttempt.Result.choices)
    detail = text_area("经过", rows=3, help_text="写明到场时间、所见和向谁了解过去向")
    tracking_no = forms.CharField(label="邮件号", max_length=40, required=False, help_text="邮寄的必填")
    officer_b = PersonField(label="第二送达人", help_text="送达人为本人；不得少于两人")
    upload = MaterialField(label="凭证（退件、照片）", required=False)

    def prepare(self):
        second_officer(self)
        self.initial.setdefault("place", self.dossier.party_address)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("mode") == Service.Mode.POST and not cleaned.get("tracking_no"):
            self.add_error("tracking_no", "邮寄送达须有邮件号。请按退件填写。")
        return cleaned


class AnnouncementForm(OnForm):
    """送达公告."""

    reason = text_area(
        "公告送达的原因和经过",
        rows=3,
        help_text="写入公告，如：因你单位已迁离登记住所，直接送达、邮寄送达均未成",
    )


class AddressForm(ActForm):
    """送达地址确认书."""

    confirmed_on = PastDayField(label="确认日期", initial=today)
    address = forms.CharField(label="送达地址", max_length=160)
    postcode = forms.CharField(label="邮政编码", max_length=6, required=False)
    receiver = forms.CharField(label="收件人或代收人", max_length=60)
    phone = forms.CharField(label="联系电话", max_length=30)
    electronic = forms.BooleanField(label="同意电子送达", required=False)
    electronic_address = forms.CharField(
        label="电子送达地址",
        max_length=100,
        required=False,
        help_text="传真号、电子邮箱等；同意电子送达的必填",
    )
    signer = forms.CharField(label="签名确认人", max_length=60)
    upload = MaterialField(label="签字的确认书", required=False)

    def prepare(self):
        case = self.dossier
        self.initial.setdefault("address", case.party_address)
        self.initial.setdefault("receiver", case.party_representative or case.party_name)
        self.initial.setdefault("signer", case.party_representative or case.party_name)
        self.initial.setdefault("phone", case.party_phone)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("electronic") and not cleaned.get("electronic_address"):
            self.add_error(
                "electronic_address", "同意电子送达的，请填写传真号、电子邮箱等地址（处罚法 第61条第2款）。"
            )
        if cleaned.get("electronic") and not cleaned.get("upload"):
            self.add_error("upload", "电子送达须有当事人签字的确认书（处罚法 第61条第2款）。请上传。")
        return cleaned
