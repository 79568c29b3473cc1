"""Steps of the hearing (行政处罚法 第63–65条)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision.guards import hearing, notice, review
from cases.investigation.guards import investigation
from cases.states import CaseState as C

OFFICER, REVIEWER, LEADER = Role.OFFICER, Role.REVIEWER, Role.LEADER
HANDLER = investigation.only_handlers

HEARING_STEPS = (
    Transition(
        "request_hearing",
        "登记听证申请",
        (C.DEFENCE,),
        C.HEARING,
        (OFFICER,),
        guards=(hearing.hearing_may_be_asked,),
        meets=("hearing.request",),
        article="行政处罚法 第64条",
    ),
    Transition(
        "refuse_hearing",
        "告知不予组织听证",
        (C.DEFENCE, C.DECIDING),
        None,
        (REVIEWER,),
        guards=(review.not_investigator, hearing.request_may_be_refused),
        issues=("hearing_refusal",),
        danger=True,
        article="行政处罚法 第63、64条",
    ),
    Transition(
        "call_hearing",
        "制发听证通知书",
        (C.HEARING,),
        None,
        (REVIEWER,),
        guards=(hearing.hearing_people_independent, hearing.hearing_called_in_time),
        issues=("hearing_notice",),
        article="行政处罚法 第64条",
    ),
    Transition(
        "add_agent",
        "登记听证代理人",
        (C.HEARING,),
        None,
        (OFFICER, REVIEWER),
        guards=(hearing.agents_left,),
        article="行政处罚法 第64条第5项",
    ),
    Transition(
        "ask_hearing_recusal",
        "登记听证回避申请",
        (C.HEARING,),
        None,
        (OFFICER, REVIEWER),
        article="行政处罚法 第43条、第64条第4项",
    ),
    Transition(
        "decide_hearing_recusal",
        "决定听证人员回避",
        (C.HEARING,),
        None,
        (LEADER,),
        guards=(hearing.recusal_is_open,),
        article="行政处罚法 第43条第3款",
    ),
    Transition(
        "postpone_hearing",
        "听证延期",
        (C.HEARING,),
        None,
        (REVIEWER,),
        guards=(hearing.notice_of_hearing_sent, hearing.hearing_called_in_time),
        issues=("hearing_delay",),
        article="行政处罚法 第64条第2项",
    ),
    Transition(
        "withdraw_hearing", "登记撤回听证申请", (C.HEARING,), C.DEFENCE, (OFFICER,), guards=(HANDLER,)
    ),
    Transition(
        "hold_hearing",
        "登记听证笔录",
        (C.HEARING,),
        C.DECIDING,
        (REVIEWER,),
        guards=(
            review.not_investigator,
            hearing.hearing_was_called,
            hearing.party_was_summoned,
            hearing.recusal_answered,
            notice.defences_answered,
        ),
        issues=("hearing_minutes",),
        meets=("defence.term",),
        article="行政处罚法 第64、65条",
    ),
    Transition(
        "report_hearing",
        "提交听证报告",
        (C.DECIDING,),
        None,
        (REVIEWER,),
        guards=(review.not_investigator, hearing.hearing_unreported),
        issues=("hearing_report",),
        article="行政处罚法 第65条",
    ),
)
