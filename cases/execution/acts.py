"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.desk import Act
from cases.execution import previews
from cases.execution.forms.payment import ClosingForm, PaymentForm
from cases.execution.forms.service import ServiceForm
from cases.execution.services import closing
from cases.execution.services.decision import serve_decision
from cases.execution.services.payment import record_payment

CASE_ACTS = (
    Act("serve_decision", ServiceForm, serve_decision, "登记送达"),
    Act("request_closing", ClosingForm, closing.request_closing),
    Act("record_payment", PaymentForm, record_payment),
    Act(
        "approve_closing",
        forms.OpinionForm,
        closing.approve_closing,
        "批准结案并制发审批表",
        "closing_approval",
        preview=previews.closing_approval,
    ),
    Act("return_closing", forms.ReasonForm, closing.return_closing),
)
