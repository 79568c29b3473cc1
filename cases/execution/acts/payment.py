"""Acts of payment."""

from cases import forms
from cases.desk import Act
from cases.execution import previews
from cases.execution.forms import payment as form
from cases.execution.services import deferral, payment

PAYMENT_ACTS = (
    Act("record_payment", form.PaymentForm, payment.record_payment),
    Act("hand_in_cash", form.CashForm, payment.hand_in_cash, button=False),
    Act("bank_cash", form.BankCashForm, payment.bank_cash, button=False),
    Act("apply_deferral", form.DeferralForm, deferral.apply_deferral, button=False),
    Act(
        "grant_deferral",
        form.GrantForm,
        deferral.grant_deferral,
        "签发同意通知书",
        "deferral_grant",
        preview=previews.deferral_grant,
        button=False,
    ),
    Act(
        "refuse_deferral",
        forms.OnReasonForm,
        deferral.refuse_deferral,
        "签发不同意通知书",
        "deferral_refusal",
        preview=previews.deferral_refusal,
        button=False,
    ),
    Act("remit_surcharge", form.RemissionForm, deferral.remit_surcharge, button=False),
    Act(
        "refund",
        form.RefundForm,
        payment.refund,
        "签发退还通知书",
        "refund_notice",
        preview=previews.refund_notice,
        button=False,
    ),
    Act("record_refund", form.RefundDoneForm, payment.record_refund, button=False),
)
