"""From a clue to a filed case, and its early ends."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision.guards import decision
from cases.execution.guards import closing
from cases.intake.guards import filing
from cases.investigation.guards import investigation, limitation
from cases.states import BEFORE_DECISION
from cases.states import CaseState as C

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

CASE_STEPS = (
    Transition(
        "approve_filing",
        "批准立案",
        (C.FILING,),
        C.INVESTIGATING,
        (LEADER,),
        guards=(
            decision.not_own_case,
            filing.has_clue_content,
            filing.two_certified_handlers,
            limitation.within_limitation,
        ),
        issues=("filing_approval",),
        starts=("case.limit",),
        article="行政处罚法 第54条",
    ),
    Transition(
        "decline_filing",
        "不予立案",
        (C.FILING,),
        C.DECLINED,
        (LEADER,),
        issues=("declined_filing",),
        danger=True,
        article="办法（令 30）第19条",
    ),
    Transition(
        "cancel_filing",
        "撤销立案",
        (C.INVESTIGATING, C.REVIEWING),
        C.CANCELLED,
        (LEADER,),
        guards=(decision.not_own_case, closing.unsealed),
        issues=("cancelled_filing",),
        meets=("case.limit",),
        danger=True,
        article="办法（令 30）第20条",
    ),
    Transition(
        "reassign",
        "改派承办人",
        (*BEFORE_DECISION, C.FILING),
        None,
        (LEADER,),
        guards=(investigation.handlers_have_not_judged,),
        legal=False,
    ),
)
