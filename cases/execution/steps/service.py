"""Steps of service (送达)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.investigation.guards import investigation
from cases.states import IN_PROCEDURE
from cases.states import CaseState as C

HANDLER = investigation.only_handlers
SERVED_IN = (*IN_PROCEDURE, C.CLOSING)

SERVICE_STEPS = (
    Transition(
        "serve_decision",
        "登记决定书送达",
        (C.DECIDED,),
        C.EXECUTING,
        (Role.OFFICER,),
        guards=(HANDLER,),
        meets=("decision.serve",),
        article="行政处罚法 第61条",
    ),
    Transition(
        "serve_other",
        "登记送达",
        SERVED_IN,
        None,
        (Role.OFFICER,),
        guards=(HANDLER,),
        article="行政处罚法 第61条",
    ),
    Transition(
        "record_attempt",
        "登记未成的送达",
        SERVED_IN,
        None,
        (Role.OFFICER,),
        guards=(HANDLER,),
        article="民事诉讼法 第95条",
    ),
    Transition(
        "announce_service",
        "制发送达公告",
        SERVED_IN,
        None,
        (Role.OFFICER,),
        guards=(HANDLER,),
        issues=("service_announcement",),
        article="民事诉讼法 第95条",
    ),
    Transition(
        "correct_service",
        "更正送达登记",
        SERVED_IN,
        None,
        (Role.OFFICER,),
        guards=(HANDLER,),
        danger=True,
        article="行政处罚法 第47条、第61条",
    ),
    Transition(
        "confirm_address",
        "登记送达地址确认书",
        IN_PROCEDURE,
        None,
        (Role.OFFICER,),
        guards=(HANDLER,),
        article="行政处罚法 第61条第2款",
    ),
)
