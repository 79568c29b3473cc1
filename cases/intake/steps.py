"""Steps of this stage, read like the statute. From a clue to a filed case, and its early ends."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision.guards import decision
from cases.execution.guards import closing
from cases.intake.guards import filing
from cases.investigation.guards import investigation
from cases.states import BEFORE_DECISION
from cases.states import CaseState as C
from cases.states import ClueState as K

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
            filing.within_limitation,
        ),
        issues=("filing_approval",),
        starts=("case.limit",),
        article="行政处罚法 第54条",
    ),
    Transition("decline_filing", "不予立案", (C.FILING,), C.DECLINED, (LEADER,), danger=True),
    Transition("reassign", "改派承办人", (*BEFORE_DECISION, C.FILING), None, (LEADER,), legal=False),
    Transition(
        "terminate",
        "终止调查",
        (C.INVESTIGATING, C.REVIEWING),
        C.TERMINATED,
        (LEADER,),
        guards=(closing.unsealed,),
        meets=("case.limit",),
        danger=True,
        article="办法（令 30）第36条",
    ),
)

CLUE_STEPS = (
    Transition(
        "request_filing",
        "报请立案",
        (K.RECEIVED,),
        K.FILING_REQUESTED,
        (OFFICER,),
        article="办法（令 30）第18条",
    ),
    Transition(
        "decline", "不予立案", (K.RECEIVED,), K.DECLINED, (LEADER,), meets=("filing.decide",), danger=True
    ),
    Transition("extend_check", "延长核查期限", (K.RECEIVED, K.FILING_REQUESTED), None, (LEADER,)),
    Transition("filed", "立案", (K.FILING_REQUESTED,), K.FILED, (LEADER,), meets=("filing.decide",)),
    Transition(
        "not_filed", "不予立案", (K.FILING_REQUESTED,), K.DECLINED, (LEADER,), meets=("filing.decide",)
    ),
)
