"""Steps of closing (结案)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision.guards.decision import not_own_case
from cases.execution.guards import closing
from cases.investigation.guards import investigation
from cases.measures.guards import transfer
from cases.states import CaseState as C

CLOSING_STEPS = (
    Transition(
        "request_closing",
        "报请结案",
        (C.EXECUTING,),
        C.CLOSING,
        (Role.OFFICER,),
        guards=(investigation.only_handlers, closing.by_ground, transfer.transfers_open),
        legal=False,
        article=closing.ARTICLE,
    ),
    Transition(
        "approve_closing",
        "批准结案",
        (C.CLOSING,),
        C.CLOSED,
        (Role.LEADER,),
        guards=(not_own_case, closing.by_ground_chosen, transfer.transfers_open),
        issues=("closing_approval",),
        article=closing.ARTICLE,
    ),
    Transition("return_closing", "退回结案", (C.CLOSING,), C.EXECUTING, (Role.LEADER,), legal=False),
    Transition(
        "close_ended",
        "批准结案（终止、移送）",
        (C.TERMINATED, C.TRANSFERRED),
        C.CLOSED,
        (Role.LEADER,),
        guards=(not_own_case, closing.by_ground, transfer.transfers_open),
        issues=("closing_approval",),
        article=closing.ARTICLE,
    ),
)
