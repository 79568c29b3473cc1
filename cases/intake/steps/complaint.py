"""What becomes of a complaint."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.intake.guards import complaint
from cases.investigation.guards import investigation
from cases.states import ComplaintState as P

OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers

COMPLAINT_STEPS = (
    Transition(
        "accept_complaint",
        "受理",
        (P.RECEIVED,),
        P.ACCEPTED,
        (OFFICER, CLERK, LEADER),
        issues=("complaint_acceptance",),
        meets=("petition.tell",),
        article="信访工作条例 第23条、第31条第5项",
    ),
    Transition(
        "join_complaint",
        "受理并归入在办线索",
        (P.RECEIVED,),
        P.ACCEPTED,
        (OFFICER, CLERK, LEADER),
        issues=("complaint_acceptance",),
        meets=("petition.tell",),
        article="信访工作条例 第23条",
    ),
    Transition(
        "route_complaint",
        "转送有权机关",
        (P.RECEIVED,),
        P.ROUTED,
        (CLERK, LEADER),
        issues=("complaint_routing",),
        meets=("petition.tell",),
        article="信访工作条例 第23条",
    ),
    Transition(
        "decline_complaint",
        "不予受理",
        (P.RECEIVED,),
        P.DECLINED,
        (LEADER,),
        issues=("complaint_declined",),
        meets=("petition.tell",),
        danger=True,
        article="信访工作条例 第23条",
    ),
    Transition(
        "withdraw_complaint",
        "登记撤回",
        (P.RECEIVED, P.ACCEPTED),
        P.WITHDRAWN,
        (OFFICER, CLERK, LEADER),
        meets=("petition.tell",),
        danger=True,
    ),
    Transition(
        "extend_complaint", "延长办理期限", (P.ACCEPTED,), None, (LEADER,), article="信访工作条例 第34条"
    ),
    Transition(
        "reply_complaint",
        "签发答复",
        (P.ACCEPTED,),
        P.REPLIED,
        (LEADER,),
        guards=(complaint.clue_decided,),
        issues=("complaint_reply",),
        article="信访工作条例 第34条",
    ),
    Transition("record_feedback", "登记回访", (P.REPLIED,), None, (OFFICER, CLERK, LEADER), legal=False),
    Transition(
        "ask_review",
        "登记复查、复核申请",
        (P.REPLIED,),
        None,
        (CLERK, LEADER),
        article="信访工作条例 第35条、第36条",
    ),
    Transition(
        "answer_review",
        "登记复查、复核意见",
        (P.REPLIED,),
        None,
        (CLERK, LEADER),
        guards=(complaint.review_asked,),
    ),
    Transition(
        "show_reporter",
        "查看举报人",
        tuple(P),
        None,
        (OFFICER, LEADER),
        guards=(complaint.has_reporter,),
    ),
)
