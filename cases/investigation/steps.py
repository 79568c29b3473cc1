"""Steps of this stage, read like the statute. Gathering evidence."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.investigation.guards import investigation
from cases.states import BEFORE_DECISION
from cases.states import CaseState as C

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

CASE_STEPS = (
    Transition(
        "edit_facts",
        "修改案情",
        (C.FILING, C.INVESTIGATING),
        None,
        (OFFICER,),
        guards=(HANDLER,),
        legal=False,
    ),
    Transition("add_evidence", "登记证据", BEFORE_DECISION, None, (OFFICER,), guards=(HANDLER,)),
    Transition("tell_result", "登记结果告知", BEFORE_DECISION, None, (OFFICER,), guards=(HANDLER,)),
    Transition("withdraw_evidence", "不予采用证据", BEFORE_DECISION, None, (OFFICER,), guards=(HANDLER,)),
    Transition(
        "finish_investigation",
        "调查终结",
        (C.INVESTIGATING,),
        C.REVIEWING,
        (OFFICER,),
        guards=(
            HANDLER,
            investigation.party_identified,
            investigation.scene_recorded,
            investigation.results_told,
            investigation.proposal_made,
        ),
        article="行政处罚法 第57条",
    ),
)
