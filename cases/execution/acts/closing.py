"""Acts of closing."""

from cases import forms
from cases.desk import Act
from cases.execution import previews
from cases.execution.forms.closing import CloseEndedForm, ClosingForm
from cases.execution.services import closing

CLOSING_ACTS = (
    Act("request_closing", ClosingForm, closing.request_closing),
    Act(
        "approve_closing",
        forms.OpinionForm,
        closing.approve_closing,
        "批准结案并制发审批表",
        "closing_approval",
        preview=previews.closing_approval,
    ),
    Act("return_closing", forms.ReasonForm, closing.return_closing),
    Act(
        "close_ended",
        CloseEndedForm,
        closing.close_ended,
        "批准结案并制发审批表",
        "closing_approval",
        preview=previews.close_ended,
    ),
)
