"""Steps of the decision, its correction and its end (行政处罚法 第57–59条)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision import procedures
from cases.decision.guards import basis, decision, further, notice, review, summary
from cases.investigation.guards import investigation
from cases.measures.guards import restriction, sealing
from cases.states import BEFORE_DECISION, ClueState, OpinionState
from cases.states import CaseState as C

OFFICER, REVIEWER, LEADER = Role.OFFICER, Role.REVIEWER, Role.LEADER
HANDLER = investigation.only_handlers

DECIDING_STEPS = (
    Transition(
        "legal_review",
        "法制审核",
        (C.DECIDING,),
        None,
        (REVIEWER,),
        guards=(review.legally_qualified, review.not_investigator),
        issues=("legal_review",),
        article="行政处罚法 第58条",
        in_order=True,
    ),
    Transition(
        "discuss",
        "登记集体讨论",
        (C.DECIDING,),
        None,
        (LEADER,),
        issues=("discussion_record",),
        article="行政处罚法 第57条第2款",
        in_order=True,
    ),
    Transition(
        "issue_decision",
        "制发处罚决定书",
        (C.DECIDING,),
        C.DECIDED,
        (LEADER,),
        guards=(
            decision.not_own_case,
            decision.notice_served,
            notice.is_exempt_notice,
            review.is_penalty,
            investigation.scene_recorded,
            investigation.results_told,
            basis.basis_exact,
            basis.grounds_carry,
            notice.window_over,
            notice.defences_answered,
            decision.hearing_held,
            decision.correction_ordered,
            decision.legally_reviewed,
            decision.discussed,
            decision.not_heavier_than_noticed,
            decision.within_range,
            decision.after_filing_limit,
            procedures.decision_needs,
            restriction.restricted_with_penalty,
            sealing.nothing_lapsed,
        ),
        issues=("disposal_approval", "penalty_decision"),
        starts=("decision.serve", "publish.penalty"),
        meets=("case.limit",),
        article="行政处罚法 第57条、第59条",
    ),
    Transition(
        "decide_on_the_spot",
        "当场处罚",
        (C.FILING,),
        C.EXECUTING,
        (OFFICER,),
        guards=(summary.is_summary, HANDLER, summary.within_limit, basis.basis_exact),
        issues=("spot_decision",),
        starts=("summary.report", "publish.penalty"),
        article="行政处罚法 第51条、第52条",
    ),
    Transition(
        "report_summary",
        "当场处罚报备",
        (C.EXECUTING,),
        None,
        (OFFICER,),
        guards=(summary.is_summary, HANDLER, summary.unreported),
        meets=("summary.report",),
        article="行政处罚法 第52条第3款；办法（令 30）",
    ),
    Transition(
        "correct_decision",
        "补正决定书",
        (C.DECIDED, C.EXECUTING, C.CLOSING),
        None,
        (LEADER,),
        guards=(decision.not_own_case, decision.standing),
        issues=("decision_correction",),
        article="行政处罚法 第59条",
    ),
    Transition(
        "annul_decision",
        "撤销决定",
        (C.DECIDED, C.EXECUTING, C.CLOSING),
        C.EXECUTING,
        (LEADER,),
        guards=(decision.not_own_case, decision.standing),
        issues=("annulment_decision",),
        danger=True,
        article="行政处罚法 第75条第2款",
    ),
    Transition(
        "annul_closed",
        "撤销已结案件的决定",
        (C.CLOSED,),
        None,
        (LEADER,),
        guards=(decision.not_own_case, decision.standing),
        issues=("annulment_decision",),
        danger=True,
        article="行政处罚法 第75条第2款",
    ),
    Transition(
        "remake",
        "另行立案重新处理",
        (C.EXECUTING, C.CLOSED),
        None,
        (OFFICER,),
        guards=(HANDLER, further.annulled, further.not_remade_yet),
        article="行政处罚法 第75条第2款",
    ),
    Transition(
        "open_person_case",
        "对责任人员另案报请立案",
        (*BEFORE_DECISION, C.DECIDED, C.EXECUTING, C.CLOSING),
        None,
        (OFFICER,),
        guards=(HANDLER, further.firm_is_party, further.persons_are_fined, further.person_not_yet),
        article="行政处罚法 第54条；办法（令 30）第18条",
    ),
)

SPOT_CLUE_STEPS = (
    Transition(
        "punish_on_spot",
        "当场处罚",
        (ClueState.RECEIVED,),
        ClueState.FILED,
        (OFFICER,),
        meets=("filing.decide",),
        article="行政处罚法 第51条",
    ),
)

CLERK = Role.CLERK
OPINION_STEPS = (
    Transition(
        "give_opinion",
        "登记法律顾问意见",
        (OpinionState.ASKED,),
        OpinionState.GIVEN,
        (REVIEWER, CLERK),
        issues=("legal_opinion",),
    ),
    Transition(
        "settle_opinion",
        "登记采纳情况",
        (OpinionState.GIVEN,),
        OpinionState.SETTLED,
        (LEADER, REVIEWER),
    ),
)
