"""Payment and closing."""

from django import forms

from bureau.dates import today
from bureau.forms import (
    MoneyField,
    PastDayField,
    text_area,
)
from cases.forms import ActForm, OnForm


class PaymentForm(ActForm):
    """缴款."""

    paid_on = PastDayField(label="缴款日期", initial=today)
    amount = MoneyField(label="金额（元）")
    receipt_no = forms.CharField(label="票据号", max_length=40)

    def prepare(self):
        decision = self.dossier.decision
        self.initial.setdefault("amount", decision.due_amount - decision.paid_amount)


class ClosingForm(OnForm):
    """报请结案."""

    basis = text_area(
        "结案理由", rows=3, initial="罚款已缴清，违法行为已改正，处罚决定已公开，符合结案条件。"
    )
