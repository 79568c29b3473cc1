"""Which form and which service belong to each step of a measure."""

from cases import forms
from cases.desk import Act
from cases.execution.forms.service import ServiceForm
from cases.measures import previews
from cases.measures.forms.order import RecheckForm
from cases.measures.forms.sealing import ExecuteForm, ReleaseForm
from cases.measures.services import order, sealing

SEALING_ACTS = (
    Act(
        "approve_sealing",
        forms.IssueForm,
        sealing.approve_sealing,
        "批准并签发决定书",
        "sealing_decision",
        preview=previews.sealing_decision,
    ),
    Act("refuse_sealing", forms.ReasonForm, sealing.refuse_sealing),
    Act("execute_sealing", ExecuteForm, sealing.execute_sealing),
    Act(
        "release_sealing",
        ReleaseForm,
        sealing.release_sealing,
        "签发解除决定书",
        "sealing_release",
        preview=previews.sealing_release,
    ),
    Act("extend_sealing", forms.OnReasonForm, sealing.extend_sealing),
)

ORDER_ACTS = (
    Act(
        "issue_order",
        forms.IssueForm,
        order.issue_order,
        "签发责令改正决定书",
        "correction_order",
        preview=previews.correction_order,
    ),
    Act("withdraw_order", forms.ReasonForm, order.withdraw_order),
    Act("serve_order", ServiceForm, order.serve_order, "登记送达"),
    Act("recheck_corrected", RecheckForm, order.recheck),
    Act("recheck_uncorrected", RecheckForm, order.recheck, button=False),
)
