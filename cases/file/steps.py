"""Steps of this stage, read like the statute. The limit of the case."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.file.guards import handover
from cases.investigation.guards import investigation
from cases.states import BEFORE_DECISION, ONGOING

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

CASE_STEPS = (
    Transition(
        "hand_over",
        "移交承办人",
        ONGOING,
        None,
        (LEADER,),
        guards=(handover.new_pair_may_act,),
        legal=False,
        article="行政处罚法 第42条",
    ),
    Transition(
        "extend_limit", "延长办案期限", BEFORE_DECISION, None, (LEADER,), article="办法（令 30）第57条"
    ),
    Transition(
        "exclude_time",
        "扣除期间",
        BEFORE_DECISION,
        None,
        (OFFICER,),
        guards=(HANDLER,),
        article="办法（令 30）第57条",
    ),
)
