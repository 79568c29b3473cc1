"""Steps of enforcement (催告、申请强制执行、代履行)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.execution.guards import enforcement, payment, substitution
from cases.investigation.guards import investigation
from cases.states import IN_PROCEDURE
from cases.states import CaseState as C

HANDLER = investigation.only_handlers

DEMAND_STEPS = (
    Transition(
        "issue_demand",
        "制发催告书",
        (C.EXECUTING,),
        None,
        (Role.LEADER,),
        guards=(
            payment.has_fine,
            payment.overdue,
            payment.unpaid,
            enforcement.not_stayed,
            enforcement.no_demand_open,
        ),
        issues=("demand",),
        article="行政强制法 第35条、第54条",
    ),
    Transition(
        "serve_demand",
        "登记催告书送达",
        IN_PROCEDURE,
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.demand_to_serve),
        article="行政强制法 第38条",
    ),
    Transition(
        "record_demand_defence",
        "登记对催告的陈述申辩",
        IN_PROCEDURE,
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.demand_served),
        article="行政强制法 第36条",
    ),
    Transition(
        "answer_demand_defence",
        "复核对催告的陈述申辩",
        IN_PROCEDURE,
        None,
        (Role.OFFICER, Role.REVIEWER),
        guards=(enforcement.defence_waiting,),
        article="行政强制法 第36条",
    ),
)

COURT_STEPS = (
    Transition(
        "apply_court",
        "申请强制执行",
        (C.EXECUTING,),
        None,
        (Role.LEADER,),
        guards=(
            payment.has_fine,
            payment.unpaid,
            enforcement.not_stayed,
            enforcement.not_applied,
            enforcement.demand_ripe,
            enforcement.defence_answered,
            enforcement.in_window,
        ),
        issues=("court_application",),
        meets=("court.apply",),
        article="行政强制法 第53条、第55条",
    ),
    Transition(
        "court_accepts",
        "登记法院受理",
        (C.EXECUTING,),
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.application_waits),
        meets=("court.accept",),
        starts=("court.rule",),
        article="行政强制法 第56条",
    ),
    Transition(
        "court_declines",
        "登记法院不予受理",
        (C.EXECUTING,),
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.application_waits),
        meets=("court.accept",),
        danger=True,
        article="行政强制法 第56条",
    ),
    Transition(
        "court_rules",
        "登记法院裁定",
        (C.EXECUTING, C.CLOSED),
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.application_accepted),
        meets=("court.rule",),
        article="行政强制法 第57条、第58条",
    ),
    Transition(
        "court_finishes",
        "登记执行结果",
        (C.EXECUTING, C.CLOSED),
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.application_ruled),
        article="行政强制法 第58条",
    ),
)

SUBSTITUTION_STEPS = (
    Transition(
        "demand_substitution",
        "制发代履行催告书",
        IN_PROCEDURE,
        None,
        (Role.LEADER,),
        guards=(enforcement.order_disobeyed, enforcement.not_stayed),
        issues=("demand",),
        article="行政强制法 第50条、第51条",
    ),
    Transition(
        "decide_substitution",
        "制发代履行决定书",
        IN_PROCEDURE,
        None,
        (Role.LEADER,),
        guards=(enforcement.order_disobeyed, enforcement.not_stayed),
        issues=("substitution_decision",),
        article="行政强制法 第50条、第51条",
    ),
    Transition(
        "perform_substitution",
        "登记代履行实施",
        IN_PROCEDURE,
        None,
        (Role.OFFICER,),
        guards=(HANDLER, enforcement.substitution_open, enforcement.not_stayed),
        article="行政强制法 第51条",
    ),
    Transition(
        "pay_substitution",
        "登记代履行费用缴清",
        (*IN_PROCEDURE, C.CLOSING),
        None,
        (Role.OFFICER, Role.CLERK),
        guards=(substitution.substitution_cost_owed,),
        article="行政强制法 第51条第2款",
    ),
    Transition(
        "stop_substitution",
        "不再代履行",
        IN_PROCEDURE,
        None,
        (Role.LEADER,),
        guards=(enforcement.substitution_open,),
        danger=True,
        article="行政强制法 第51条",
    ),
)

ENFORCEMENT_STEPS = (*DEMAND_STEPS, *COURT_STEPS, *SUBSTITUTION_STEPS)
