"""Steps of a case that goes to the organ with jurisdiction."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision.guards import decision
from cases.measures.guards import transfer as guard
from cases.states import BEFORE_DECISION
from cases.states import CaseState as C

CASE_STEPS = (
    Transition(
        "transfer_organ",
        "移送有管辖权机关",
        BEFORE_DECISION,
        C.TRANSFERRED,
        (Role.LEADER,),
        guards=(decision.not_own_case, guard.nothing_open),
        issues=("organ_transfer",),
        danger=True,
        article="行政处罚法 第22条、第25条",
    ),
    Transition(
        "receive_organ",
        "登记移送回执",
        (C.TRANSFERRED,),
        None,
        (Role.OFFICER, Role.CLERK),
        guards=(guard.receipt_once,),
        legal=False,
        in_order=True,
    ),
)
