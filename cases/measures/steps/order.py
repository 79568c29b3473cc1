"""Steps of orders to correct."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.states import OrderState as R

OFFICER, LEADER = Role.OFFICER, Role.LEADER

ORDER_STEPS = (
    Transition(
        "issue_order",
        "签发责令改正",
        (R.DRAFTED,),
        R.ISSUED,
        (LEADER,),
        issues=("correction_order",),
        article="行政处罚法 第28条",
    ),
    Transition(
        "withdraw_order", "撤回", (R.DRAFTED,), R.WITHDRAWN, (OFFICER, LEADER), danger=True, legal=False
    ),
    Transition(
        "serve_order",
        "登记送达",
        (R.ISSUED,),
        R.SERVED,
        (OFFICER,),
        starts=("daily.recheck",),
        article="行政处罚法 第61条",
    ),
    Transition(
        "recheck_corrected",
        "复查：已改正",
        (R.SERVED, R.UNCORRECTED),
        R.CORRECTED,
        (OFFICER,),
        meets=("daily.recheck",),
        article="按日办法（令 28）第10条",
    ),
    Transition(
        "recheck_uncorrected",
        "复查：未改正",
        (R.SERVED,),
        R.UNCORRECTED,
        (OFFICER,),
        meets=("daily.recheck",),
        article="按日办法（令 28）第13条",
    ),
)
