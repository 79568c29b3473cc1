"""Steps of measures, read like the statute."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.investigation.guards import investigation
from cases.measures.guards import sealing
from cases.states import OrderState as R
from cases.states import SealingState as S

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

SEALING_STEPS = (
    Transition(
        "approve_sealing",
        "批准查封、扣押",
        (S.APPLIED,),
        S.APPROVED,
        (LEADER,),
        guards=(sealing.case_undecided,),
        issues=("sealing_decision", "sealing_list"),
        article="行政强制法 第18条",
    ),
    Transition("refuse_sealing", "不予批准", (S.APPLIED,), S.WITHDRAWN, (LEADER,), danger=True),
    Transition(
        "execute_sealing",
        "登记实施",
        (S.APPROVED,),
        S.IN_FORCE,
        (OFFICER,),
        guards=(sealing.case_undecided,),
        starts=("seal.term",),
        article="行政强制法 第18条、第24条",
    ),
    Transition(
        "extend_sealing",
        "延长期限",
        (S.IN_FORCE,),
        None,
        (LEADER,),
        issues=("sealing_extension",),
        article="行政强制法 第25条",
    ),
    Transition(
        "release_sealing",
        "解除",
        (S.IN_FORCE,),
        S.RELEASED,
        (LEADER,),
        issues=("sealing_release",),
        meets=("seal.term",),
        article="行政强制法 第28条",
    ),
)

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
