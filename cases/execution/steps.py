"""Steps of this stage, read like the statute. Service, payment, closing."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.execution.guards import closing
from cases.investigation.guards import investigation
from cases.measures.guards import transfer
from cases.states import IN_PROCEDURE
from cases.states import CaseState as C

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

CASE_STEPS = (
    Transition(
        "serve_decision",
        "登记决定书送达",
        (C.DECIDED,),
        C.EXECUTING,
        (OFFICER,),
        guards=(HANDLER,),
        meets=("decision.serve",),
        article="行政处罚法 第61条",
    ),
    Transition(
        "record_payment", "登记缴款", (C.EXECUTING,), None, (OFFICER, CLERK), article="行政处罚法 第67条"
    ),
    Transition(
        "request_closing",
        "报请结案",
        (C.EXECUTING,),
        C.CLOSING,
        (OFFICER,),
        guards=(
            HANDLER,
            closing.everything_served,
            closing.paid,
            closing.corrected,
            closing.unsealed,
            closing.published,
            transfer.transfers_open,
        ),
        legal=False,
        article="办法（令 30）第77条",
    ),
    Transition(
        "approve_closing",
        "批准结案",
        (C.CLOSING,),
        C.CLOSED,
        (LEADER,),
        issues=("closing_approval",),
        article="办法（令 30）第77条",
    ),
    Transition("return_closing", "退回结案", (C.CLOSING,), C.EXECUTING, (LEADER,), legal=False),
    Transition(
        "serve_other",
        "登记送达",
        (*IN_PROCEDURE, C.CLOSING),
        None,
        (OFFICER,),
        guards=(HANDLER,),
        article="行政处罚法 第61条",
    ),
)
