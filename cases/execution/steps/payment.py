"""Steps of payment (缴纳、延期分期、减免、退还)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.execution.guards import payment
from cases.investigation.guards import investigation
from cases.states import CaseState as C

HANDLER = investigation.only_handlers
AFTER = (C.EXECUTING, C.CLOSING, C.CLOSED)

PAYMENT_STEPS = (
    Transition(
        "record_payment",
        "登记缴款",
        (C.EXECUTING,),
        None,
        (Role.OFFICER, Role.CLERK),
        guards=(payment.has_fine,),
        article="行政处罚法 第67条",
    ),
    Transition(
        "hand_in_cash",
        "登记现金上交",
        (C.EXECUTING,),
        None,
        (Role.OFFICER,),
        guards=(payment.cash_not_handed_in,),
        meets=("cash.handin.officer",),
        starts=("cash.handin.organ",),
        article="行政处罚法 第71条",
    ),
    Transition(
        "bank_cash",
        "登记缴付银行",
        (C.EXECUTING,),
        None,
        (Role.CLERK,),
        guards=(payment.cash_not_banked,),
        meets=("cash.handin.organ",),
        article="行政处罚法 第71条",
    ),
    Transition(
        "apply_deferral",
        "登记延期（分期）申请",
        (C.EXECUTING,),
        None,
        (Role.OFFICER, Role.CLERK),
        guards=(payment.has_fine, payment.no_deferral_yet, payment.before_term_ends),
        article="行政处罚法 第66条第2款",
    ),
    Transition(
        "grant_deferral",
        "同意延期（分期）缴纳",
        (C.EXECUTING,),
        None,
        (Role.LEADER,),
        guards=(payment.deferral_asked,),
        issues=("deferral_grant",),
        article="行政处罚法 第66条第2款",
    ),
    Transition(
        "refuse_deferral",
        "不同意延期（分期）缴纳",
        (C.EXECUTING,),
        None,
        (Role.LEADER,),
        guards=(payment.deferral_asked,),
        issues=("deferral_refusal",),
        danger=True,
        article="行政处罚法 第66条第2款",
    ),
    Transition(
        "remit_surcharge",
        "订立执行协议减免加处罚款",
        (C.EXECUTING,),
        None,
        (Role.LEADER,),
        guards=(payment.surcharge_runs,),
        article="行政强制法 第42条",
    ),
    Transition(
        "refund",
        "退还罚款",
        AFTER,
        None,
        (Role.LEADER,),
        guards=(payment.to_refund,),
        issues=("refund_notice",),
        article="行政处罚法 第48条第2款",
    ),
    Transition(
        "record_refund",
        "登记退库",
        AFTER,
        None,
        (Role.CLERK,),
        guards=(payment.refund_open,),
        article="行政处罚法 第48条第2款",
    ),
)
