"""Payment, deferral, remission, refund."""

from decimal import Decimal

from django import forms

from bureau.dates import parse_date, today
from bureau.forms import MaterialField, MoneyField, PastDayField, PersonField, text_area
from bureau.staff.models import User
from cases.execution.reckoning import owed, refundable
from cases.forms import ActForm, OnForm
from cases.models import Deferral, Payment

SCHEDULE_HELP = "每行一期：日期 金额，如 2026-12-31 50000。合计须等于尚未缴纳的数额"


class PaymentForm(ActForm):
    """缴款."""

    paid_on = PastDayField(label="缴款日期", initial=today)
    amount = MoneyField(label="罚没款（元）")
    surcharge = MoneyField(label="加处罚款（元）", required=False)
    receipt_no = forms.CharField(label="票据号", max_length=40)
    channel = forms.ChoiceField(label="缴款方式", choices=Payment.Channel.choices)
    cash_ground = forms.ChoiceField(
        label="当场收缴的依据",
        choices=[("", "不是当场收缴"), *Payment.CashGround.choices],
        required=False,
        help_text="两个工作日内交至机关，机关两个工作日内缴付银行（处罚法 第71条）",
    )
    collected_by = PersonField(label="当场收缴人", required=False)

    def prepare(self):
        case = self.dossier
        self.fields["collected_by"].queryset = User.objects.filter(
            pk__in=[case.handler_id, case.co_handler_id]
        )
        if getattr(case, "decision", None):
            sums = owed(case.decision, today())
            self.initial.setdefault("amount", sums.principal)
            self.initial.setdefault("surcharge", sums.surcharge)

    def clean(self):
        cleaned = super().clean()
        cleaned["surcharge"] = cleaned.get("surcharge") or Decimal(0)
        if cleaned.get("channel") != Payment.Channel.CASH and cleaned.get("cash_ground"):
            self.add_error("cash_ground", "只有当场收缴才选依据。请改选“不是当场收缴”或更正缴款方式。")
        if not cleaned.get("amount") and not cleaned["surcharge"]:
            self.add_error("amount", "罚没款和加处罚款不能都为零。请按票据填写。")
        return cleaned


class PaymentField(forms.ModelChoiceField):
    """A payment in cash."""

    def label_from_instance(self, obj):
        return f"{obj.paid_on} {obj.amount:,.2f} 元，票据 {obj.receipt_no}"


class CashForm(OnForm):
    """Cash on its way to the treasury; `waiting` narrows the payments."""

    payment = PaymentField(Payment.objects.none(), label="当场收缴的款项", empty_label="请选择")

    def waiting(self) -> dict:
        """Which payments wait for this step."""
        return {"handed_in_on__isnull": True}

    def prepare(self):
        rows = Payment.objects.filter(
            decision__case=self.dossier, channel=Payment.Channel.CASH, **self.waiting()
        )
        self.fields["payment"].queryset = rows
        self.initial.setdefault("payment", rows.first())


class BankCashForm(CashForm):
    """Cash from the organ to the bank."""

    def waiting(self) -> dict:
        return {"handed_in_on__isnull": False, "banked_on__isnull": True}


class DeferralForm(ActForm):
    """延期、分期申请."""

    applied_on = PastDayField(label="申请日期", initial=today, help_text="须在缴款期限届满前")
    kind = forms.ChoiceField(label="申请", choices=Deferral.Kind.choices)
    hardship = text_area("经济困难的情况", rows=3)
    upload = MaterialField(label="书面申请")


class GrantForm(OnForm):
    """同意延期、分期, with the schedule."""

    schedule = text_area("缴款安排", rows=4, help_text=SCHEDULE_HELP)
    reason = text_area("审查意见", rows=2, initial="当事人确有经济困难，申请符合法定条件。")

    def clean(self):
        cleaned = super().clean()
        lines = [line.split() for line in (cleaned.pop("schedule", "") or "").splitlines() if line.strip()]
        parts = [self._part(number, words) for number, words in enumerate(lines, start=1)]
        cleaned["parts"] = [part for part in parts if part]
        return cleaned

    def _part(self, number: int, words: list[str]):
        day = parse_date(words[0]) if len(words) == 2 else None
        try:
            amount = Decimal(words[1].replace(",", "")) if day else Decimal(0)
        except ArithmeticError:
            amount = Decimal(0)
        if day is None or not amount.is_finite() or amount <= 0 or amount != amount.quantize(Decimal("0.01")):
            self.add_error("schedule", f"第 {number} 行不是“日期 金额”。请按 2026-12-31 50000 填写。")
            return None
        return day, amount

    def add_error(self, field, error):
        """Errors of the service about the parts stand at the field they were typed into."""
        super().add_error("schedule" if field == "parts" else field, error)


class RemissionForm(OnForm):
    """减免加处罚款."""

    amount = MoneyField(label="减免的加处罚款（元）", help_text="罚款本身不得减免（强制法 第42条）")
    measures = text_area("补救措施和协议内容", rows=3)
    upload = MaterialField(label="执行协议")

    def prepare(self):
        if getattr(self.dossier, "decision", None):
            self.initial.setdefault("amount", owed(self.dossier.decision, today()).surcharge)


class RefundForm(OnForm):
    """退还罚款."""

    amount = MoneyField(label="退还金额（元）")
    reason = text_area("退还理由", rows=2)
    account = forms.CharField(label="当事人收款账户", max_length=120)

    def prepare(self):
        if getattr(self.dossier, "decision", None):
            self.initial.setdefault("amount", refundable(self.dossier.decision))


class RefundDoneForm(OnForm):
    """登记退库."""

    voucher_no = forms.CharField(label="退库凭证号", max_length=40)
