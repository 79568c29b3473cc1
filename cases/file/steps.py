"""Steps of this stage, read like the statute. The limit of the case."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.investigation.guards import investigation
from cases.states import BEFORE_DECISION

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

CASE_STEPS = (
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
