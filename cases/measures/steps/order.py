"""Steps of orders to correct (责令改正): given, served, re-inspected, repeated, withdrawn."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.measures.guards import daily, order
from cases.states import OrderState as R

OFFICER, LEADER = Role.OFFICER, Role.LEADER

ORDER_STEPS = (
    Transition(
        "issue_order",
        "签发责令改正",
        (R.DRAFTED,),
        R.ISSUED,
        (LEADER,),
        guards=(order.earlier_refused,),
        issues=("correction_order",),
        article="行政处罚法 第28条",
    ),
    Transition(
        "withdraw_order",
        "撤回拟稿",
        (R.DRAFTED,),
        R.WITHDRAWN,
        (OFFICER, LEADER),
        danger=True,
        legal=False,
    ),
    Transition(
        "serve_order",
        "登记送达",
        (R.ISSUED,),
        R.SERVED,
        (OFFICER,),
        starts=("daily.recheck",),
        meets=("order.correct.serve",),
        article="行政处罚法 第61条",
    ),
    Transition(
        "recheck_corrected",
        "登记复查",
        (R.SERVED, R.UNCORRECTED),
        R.CORRECTED,
        (OFFICER,),
        guards=(order.served_by_then,),
        meets=("daily.recheck",),
        article="按日办法（令 28）第10条、第12条",
    ),
    Transition(
        "recheck_uncorrected",
        "复查：未改正",
        (R.SERVED,),
        R.UNCORRECTED,
        (OFFICER,),
        guards=(order.served_by_then,),
        meets=("daily.recheck",),
        article="按日办法（令 28）第10条、第13条",
    ),
    Transition(
        "repeat_order",
        "再次责令改正",
        (R.UNCORRECTED,),
        None,
        (OFFICER,),
        guards=(order.not_repeated_yet,),
        article="按日办法（令 28）第14条",
    ),
    Transition("mark_repeated", "再次责令改正已签发", (R.UNCORRECTED,), R.REPEATED, (LEADER,)),
    Transition("resume_order", "恢复为未改正", (R.REPEATED,), R.UNCORRECTED, (LEADER,)),
    Transition(
        "open_daily",
        "启动按日连续处罚",
        (R.UNCORRECTED, R.REPEATED),
        None,
        (OFFICER,),
        guards=(daily.may_open,),
        article="按日办法（令 28）第12条；环境保护法 第59条、法典 第1060条",
    ),
    Transition(
        "revoke_order",
        "撤销责令改正",
        (R.ISSUED, R.SERVED, R.UNCORRECTED),
        R.WITHDRAWN,
        (LEADER,),
        guards=(order.not_counted_on,),
        issues=("order_withdrawal",),
        danger=True,
    ),
)
