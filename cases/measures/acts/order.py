"""Forms and services of orders to correct."""

from cases import forms
from cases.desk import Act
from cases.execution.forms.service import ServiceForm
from cases.measures.forms.order import OpenDailyForm, RepeatForm
from cases.measures.forms.recheck import RecheckForm
from cases.measures.previews import order as previews
from cases.measures.services import daily, order

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
    Act(
        "recheck_corrected",
        RecheckForm,
        order.recheck,
        "登记复查",
        "recheck_record",
        preview=previews.recheck_record,
    ),
    Act("recheck_uncorrected", RecheckForm, order.recheck, button=False),
    Act("repeat_order", RepeatForm, order.repeat_order, "报请签发"),
    Act("open_daily", OpenDailyForm, daily.open_daily, "报请立案"),
    Act(
        "revoke_order",
        forms.OnReasonForm,
        order.revoke_order,
        "签发撤销通知书",
        "order_withdrawal",
        preview=previews.order_withdrawal,
    ),
)
