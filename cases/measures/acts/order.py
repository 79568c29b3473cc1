"""Forms and services of orders to correct."""

from cases import forms
from cases.desk import Act
from cases.execution.forms.service import ServiceForm
from cases.measures.forms.order import RecheckForm
from cases.measures.previews import order as previews
from cases.measures.services import order

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
