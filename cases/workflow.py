"""The procedure as a table. Read it like the statute: who may do what, from where to where, what must be there."""

from bureau.staff.roles import Role
from bureau.workflow import Transition, Workflow
from cases.guards import closing, decision, filing, investigation, notice, review, sealing
from cases.states import ONGOING, CaseState, ClueState, OrderState, SealingState

C, K, S, R = CaseState, ClueState, SealingState, OrderState
OFFICER, REVIEWER, LEADER, CLERK = Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK
HANDLER = investigation.only_handlers
IN_PROCEDURE = tuple(s for s in ONGOING if s not in (C.FILING, C.CLOSING))
BEFORE_DECISION = (C.INVESTIGATING, C.REVIEWING, C.NOTICING, C.NOTICED, C.DEFENCE, C.HEARING, C.DECIDING)

CLUES = Workflow(
    states=ClueState,
    transitions=[
        Transition(
            "request_filing",
            "报请立案",
            (K.RECEIVED,),
            K.FILING_REQUESTED,
            (OFFICER,),
            article="办法（令 30）第18条",
        ),
        Transition(
            "decline", "不予立案", (K.RECEIVED,), K.DECLINED, (LEADER,), meets=("filing.decide",), danger=True
        ),
        Transition("extend_check", "延长核查期限", (K.RECEIVED, K.FILING_REQUESTED), None, (LEADER,)),
        Transition("filed", "立案", (K.FILING_REQUESTED,), K.FILED, (LEADER,), meets=("filing.decide",)),
        Transition(
            "not_filed", "不予立案", (K.FILING_REQUESTED,), K.DECLINED, (LEADER,), meets=("filing.decide",)
        ),
    ],
)

CASES = Workflow(
    states=CaseState,
    transitions=[
        # 立案
        Transition(
            "approve_filing",
            "批准立案",
            (C.FILING,),
            C.INVESTIGATING,
            (LEADER,),
            guards=(
                decision.not_own_case,
                filing.has_clue_content,
                filing.two_certified_handlers,
                filing.within_limitation,
            ),
            issues=("filing_approval",),
            starts=("case.limit",),
            article="行政处罚法 第54条",
        ),
        Transition("decline_filing", "不予立案", (C.FILING,), C.DECLINED, (LEADER,), danger=True),
        # 调查取证
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
            "propose", "提出处罚建议", (C.INVESTIGATING,), None, (OFFICER,), guards=(HANDLER,), legal=False
        ),
        Transition("reassign", "改派承办人", (*BEFORE_DECISION, C.FILING), None, (LEADER,), legal=False),
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
        Transition(
            "terminate",
            "终止调查",
            (C.INVESTIGATING, C.REVIEWING),
            C.TERMINATED,
            (LEADER,),
            guards=(closing.unsealed,),
            meets=("case.limit",),
            danger=True,
            article="办法（令 30）第36条",
        ),
        # 案件审查
        Transition(
            "pass_review",
            "审查通过",
            (C.REVIEWING,),
            C.NOTICING,
            (REVIEWER,),
            guards=(review.not_investigator, investigation.proposal_made),
            article="办法（令 30）第38、39条",
        ),
        Transition(
            "return_review",
            "退回补充调查",
            (C.REVIEWING,),
            C.INVESTIGATING,
            (REVIEWER,),
            guards=(review.not_investigator,),
        ),
        # 事先告知
        Transition(
            "issue_notice",
            "制发事先（听证）告知书",
            (C.NOTICING,),
            C.NOTICED,
            (LEADER,),
            guards=(review.review_passed, review.is_penalty),
            issues=("prior_notice",),
            article="行政处罚法 第44条",
        ),
        Transition(
            "issue_exemption",
            "制发不予行政处罚决定书",
            (C.NOTICING,),
            C.DECIDED,
            (LEADER,),
            guards=(decision.not_own_case, review.review_passed, review.is_exempt),
            issues=("exempt_decision",),
            starts=("decision.serve",),
            meets=("case.limit",),
            article="行政处罚法 第33条、第57条",
        ),
        Transition(
            "serve_notice",
            "登记告知书送达",
            (C.NOTICED,),
            C.DEFENCE,
            (OFFICER,),
            guards=(HANDLER,),
            starts=("defence.term",),
            article="行政处罚法 第61条",
        ),
        # 陈述申辩、听证
        Transition(
            "record_defence",
            "登记陈述申辩",
            (C.DEFENCE, C.HEARING, C.DECIDING),
            None,
            (OFFICER,),
            guards=(HANDLER,),
            article="行政处罚法 第45条",
        ),
        Transition(
            "answer_defence",
            "复核陈述申辩",
            (C.DEFENCE, C.HEARING, C.DECIDING),
            None,
            (OFFICER, REVIEWER),
            article="行政处罚法 第45条",
        ),
        Transition(
            "waive_rights",
            "登记书面放弃",
            (C.DEFENCE,),
            None,
            (OFFICER,),
            guards=(HANDLER, notice.served_by_then),
            in_order=True,
        ),
        Transition(
            "request_hearing",
            "登记听证申请",
            (C.DEFENCE,),
            C.HEARING,
            (OFFICER,),
            guards=(notice.hearing_may_be_asked,),
            meets=("hearing.request",),
            article="行政处罚法 第64条",
        ),
        Transition(
            "call_hearing",
            "制发听证通知书",
            (C.HEARING,),
            None,
            (REVIEWER,),
            guards=(notice.chair_is_independent, notice.hearing_called_in_time),
            issues=("hearing_notice",),
            article="行政处罚法 第64条",
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
            guards=(review.not_investigator, notice.hearing_was_called, notice.defences_answered),
            meets=("defence.term",),
            article="行政处罚法 第64、65条",
        ),
        Transition(
            "close_defence",
            "陈述申辩终结",
            (C.DEFENCE,),
            C.DECIDING,
            (OFFICER,),
            guards=(HANDLER, notice.window_over, notice.defences_answered),
            meets=("defence.term", "hearing.request"),
            article="行政处罚法 第45条、第62条",
        ),
        # 审核、讨论、决定
        Transition(
            "legal_review",
            "法制审核",
            (C.DECIDING,),
            None,
            (REVIEWER,),
            guards=(review.legally_qualified, review.not_investigator),
            article="行政处罚法 第58条",
            in_order=True,
        ),
        Transition(
            "discuss",
            "登记集体讨论",
            (C.DECIDING,),
            None,
            (LEADER,),
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
                investigation.scene_recorded,
                notice.window_over,
                notice.defences_answered,
                decision.hearing_held,
                decision.correction_ordered,
                decision.legally_reviewed,
                decision.discussed,
                decision.not_heavier_than_noticed,
                decision.within_range,
                decision.after_filing_limit,
            ),
            issues=("penalty_decision",),
            starts=("decision.serve", "publish.penalty"),
            meets=("case.limit",),
            article="行政处罚法 第57条、第59条",
        ),
        # 送达、执行、结案
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
        # 期限
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
        Transition(
            "serve_other",
            "登记送达",
            (*IN_PROCEDURE, C.CLOSING),
            None,
            (OFFICER,),
            guards=(HANDLER,),
            article="行政处罚法 第61条",
        ),
    ],
)

SEALINGS = Workflow(
    states=SealingState,
    transitions=[
        Transition(
            "approve_sealing",
            "批准查封、扣押",
            (S.APPLIED,),
            S.APPROVED,
            (LEADER,),
            guards=(sealing.case_undecided,),
            issues=("sealing_decision", "sealing_list"),
            article="行政强制法 第18条",
        ),
        Transition("refuse_sealing", "不予批准", (S.APPLIED,), S.WITHDRAWN, (LEADER,), danger=True),
        Transition(
            "execute_sealing",
            "登记实施",
            (S.APPROVED,),
            S.IN_FORCE,
            (OFFICER,),
            guards=(sealing.case_undecided,),
            starts=("seal.term",),
            article="行政强制法 第18条、第24条",
        ),
        Transition(
            "extend_sealing",
            "延长期限",
            (S.IN_FORCE,),
            None,
            (LEADER,),
            issues=("sealing_extension",),
            article="行政强制法 第25条",
        ),
        Transition(
            "release_sealing",
            "解除",
            (S.IN_FORCE,),
            S.RELEASED,
            (LEADER,),
            issues=("sealing_release",),
            meets=("seal.term",),
            article="行政强制法 第28条",
        ),
    ],
)

ORDERS = Workflow(
    states=OrderState,
    transitions=[
        Transition(
            "issue_order",
            "签发责令改正",
            (R.DRAFTED,),
            R.ISSUED,
            (LEADER,),
            issues=("correction_order",),
            article="行政处罚法 第28条",
        ),
        Transition(
            "withdraw_order", "撤回", (R.DRAFTED,), R.WITHDRAWN, (OFFICER, LEADER), danger=True, legal=False
        ),
        Transition(
            "serve_order",
            "登记送达",
            (R.ISSUED,),
            R.SERVED,
            (OFFICER,),
            starts=("daily.recheck",),
            article="行政处罚法 第61条",
        ),
        Transition(
            "recheck_corrected",
            "复查：已改正",
            (R.SERVED, R.UNCORRECTED),
            R.CORRECTED,
            (OFFICER,),
            meets=("daily.recheck",),
            article="按日办法（令 28）第10条",
        ),
        Transition(
            "recheck_uncorrected",
            "复查：未改正",
            (R.SERVED,),
            R.UNCORRECTED,
            (OFFICER,),
            meets=("daily.recheck",),
            article="按日办法（令 28）第13条",
        ),
    ],
)
