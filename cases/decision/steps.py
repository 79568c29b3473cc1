"""Steps of this stage, read like the statute. From the proposal to the notice and the party's answer."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.decision import procedures
from cases.decision.guards import basis, decision, notice, review
from cases.decision.steps_deciding import DECIDING_STEPS
from cases.decision.steps_hearing import HEARING_STEPS
from cases.investigation.guards import investigation
from cases.measures.guards import sealing
from cases.states import CaseState as C

OFFICER, REVIEWER, LEADER = Role.OFFICER, Role.REVIEWER, Role.LEADER
HANDLER = investigation.only_handlers

EXEMPTING = (
    decision.not_own_case,
    review.review_passed,
    review.is_exempt,
    basis.basis_exact,
    basis.grounds_carry,
    decision.corrected_in_time,
    decision.educated,
    notice.window_over,
    notice.defences_answered,
    decision.hearing_held,
    decision.after_filing_limit,
    sealing.nothing_lapsed,
)

PREPARING_STEPS = (
    Transition(
        "propose", "提出处罚建议", (C.INVESTIGATING,), None, (OFFICER,), guards=(HANDLER,), legal=False
    ),
    Transition(
        "pass_review",
        "审查通过",
        (C.REVIEWING,),
        C.NOTICING,
        (REVIEWER,),
        guards=(
            review.not_investigator,
            investigation.proposal_made,
            basis.basis_exact,
            basis.grounds_carry,
        ),
        issues=("case_review",),
        article="办法（令 30）第38、39条",
    ),
    Transition(
        "return_review",
        "退回补充调查",
        (C.REVIEWING,),
        C.INVESTIGATING,
        (REVIEWER,),
        guards=(review.not_investigator,),
        issues=("case_review",),
    ),
    Transition(
        "issue_notice",
        "制发事先（听证）告知书",
        (C.NOTICING,),
        C.NOTICED,
        (LEADER,),
        guards=(
            review.review_passed,
            review.is_penalty,
            investigation.results_told,
            basis.basis_exact,
            basis.grounds_carry,
            notice.heavier_has_cause,
            procedures.notice_needs,
            sealing.nothing_lapsed,
        ),
        issues=("prior_notice",),
        article="行政处罚法 第44条",
    ),
    Transition(
        "issue_exempt_notice",
        "制发不予处罚事先告知书",
        (C.NOTICING,),
        C.NOTICED,
        (LEADER,),
        guards=(review.review_passed, review.is_exempt, investigation.results_told, basis.basis_exact),
        issues=("exempt_notice",),
        article="行政处罚法 第33条、第44条",
    ),
    Transition(
        "issue_exemption",
        "制发不予行政处罚决定书",
        (C.NOTICING, C.DECIDING),
        C.DECIDED,
        (LEADER,),
        guards=EXEMPTING,
        issues=("disposal_approval", "exempt_decision"),
        starts=("decision.serve",),
        meets=("case.limit",),
        article="行政处罚法 第33条、第57条",
    ),
    Transition(
        "exempt_after_defence",
        "改为不予行政处罚",
        (C.DECIDING,),
        C.DECIDED,
        (LEADER,),
        guards=EXEMPTING,
        issues=("disposal_approval", "exempt_decision"),
        starts=("decision.serve",),
        meets=("case.limit",),
        danger=True,
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
        "close_defence",
        "陈述申辩终结",
        (C.DEFENCE,),
        C.DECIDING,
        (OFFICER,),
        guards=(HANDLER, notice.window_over, notice.defences_answered),
        meets=("defence.term", "hearing.request"),
        article="行政处罚法 第45条、第62条",
    ),
    Transition(
        "renew_notice",
        "重新告知",
        (C.DEFENCE, C.HEARING, C.DECIDING),
        C.INVESTIGATING,
        (LEADER,),
        guards=(decision.not_own_case, notice.defences_answered, notice.no_open_hearing),
        danger=True,
        article="行政处罚法 第44条、第45条",
    ),
)

CASE_STEPS = (*PREPARING_STEPS, *HEARING_STEPS, *DECIDING_STEPS)
