"""What becomes of a clue."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.intake.guards import complaint
from cases.investigation.guards import investigation
from cases.states import ClueState as K

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

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
        "decline",
        "不予立案",
        (K.RECEIVED,),
        K.DECLINED,
        (LEADER,),
        issues=("declined_filing",),
        meets=("filing.decide",),
        danger=True,
        article="办法（令 30）第19条",
    ),
    Transition(
        "join_clue",
        "并入其他线索",
        (K.RECEIVED,),
        K.JOINED,
        (OFFICER, LEADER, CLERK),
        guards=(complaint.not_in_a_filed_case,),
    ),
    Transition("reopen_clue", "取消并入", (K.JOINED,), K.RECEIVED, (OFFICER, LEADER, CLERK)),
    Transition(
        "split_clue",
        "拆分线索",
        (K.RECEIVED,),
        None,
        (OFFICER, LEADER, CLERK),
        guards=(complaint.not_in_a_filed_case,),
    ),
    Transition(
        "route_clue",
        "移送有管辖权机关",
        (K.RECEIVED,),
        K.ROUTED,
        (LEADER,),
        guards=(complaint.not_in_a_filed_case,),
        meets=("filing.decide",),
        danger=True,
        article="办法（令 30）第14条、第19条",
    ),
    Transition("extend_check", "延长核查期限", (K.RECEIVED, K.FILING_REQUESTED), None, (LEADER,)),
    Transition("filed", "立案", (K.FILING_REQUESTED,), K.FILED, (LEADER,), meets=("filing.decide",)),
    Transition(
        "not_filed", "不予立案", (K.FILING_REQUESTED,), K.DECLINED, (LEADER,), meets=("filing.decide",)
    ),
)
