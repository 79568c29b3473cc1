"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.decision import previews, procedures
from cases.decision.forms import decision, hearing, notice, opinion, review
from cases.decision.forms.further import PersonCaseForm
from cases.decision.services import decision as deciding
from cases.decision.services import defence as defending
from cases.decision.services import discussion, ending, further, summary
from cases.decision.services import hearing as hearings
from cases.decision.services import notice as noticing
from cases.decision.services import opinion as opinions
from cases.decision.services import review as reviewing
from cases.desk import Act
from cases.execution.forms.service import ServiceForm
from cases.models import Case

CASE_ACTS = (
    Act("pass_review", review.PassReviewForm, reviewing.pass_review),
    Act("return_review", review.ReturnForm, reviewing.return_review),
    Act(
        "issue_notice",
        forms.IssueForm,
        noticing.issue_notice,
        "签发告知书",
        procedures.notice_paper,
        preview=previews.prior_notice,
    ),
    Act(
        "issue_exempt_notice",
        forms.IssueForm,
        noticing.issue_exempt_notice,
        "签发不予处罚事先告知书",
        "exempt_notice",
        preview=previews.exempt_notice,
    ),
    Act(
        "issue_exemption",
        decision.ExemptionForm,
        deciding.issue_exemption,
        "签发不予处罚决定书",
        "exempt_decision",
        preview=previews.exempt_decision,
    ),
    Act(
        "exempt_after_defence",
        decision.InsteadForm,
        deciding.issue_exemption,
        "签发不予处罚决定书",
        "exempt_decision",
        preview=previews.exempt_decision,
    ),
    Act("serve_notice", ServiceForm, noticing.serve_notice, "登记送达"),
    Act("close_defence", forms.OnForm, noticing.close_defence),
    Act("record_defence", notice.DefenceForm, defending.record_defence),
    Act("request_hearing", hearing.HearingRequestForm, hearings.request_hearing),
    Act("refuse_hearing", hearing.RefuseHearingForm, hearings.refuse_hearing, "签发不予组织听证通知书"),
    Act("waive_rights", notice.WaiverForm, noticing.waive_rights),
    Act("call_hearing", hearing.CallHearingForm, hearings.call_hearing, "签发听证通知书"),
    Act("hold_hearing", hearing.HoldHearingForm, hearings.hold_hearing),
    Act("add_agent", hearing.AgentForm, hearings.add_agent),
    Act("ask_hearing_recusal", hearing.AskRecusalForm, hearings.ask_recusal),
    Act("decide_hearing_recusal", hearing.DecideRecusalForm, hearings.decide_recusal),
    Act("postpone_hearing", hearing.PostponeForm, hearings.postpone_hearing, "签发听证延期通知书"),
    Act("withdraw_hearing", forms.OnReasonForm, hearings.withdraw_hearing),
    Act("report_hearing", hearing.ReportHearingForm, hearings.report_hearing),
    Act(
        "issue_decision",
        decision.DecisionForm,
        deciding.issue_decision,
        "签发处罚决定书",
        procedures.decision_paper,
        preview=previews.penalty_decision,
    ),
    Act("legal_review", review.LegalReviewForm, reviewing.legal_review),
    Act("discuss", review.DiscussForm, discussion.discuss),
    Act("renew_notice", decision.RenewForm, noticing.renew_notice),
    Act(
        "report_summary",
        forms.OnForm,
        summary.report_summary,
        "登记报备",
        when=lambda case: case.procedure == Case.Procedure.SUMMARY,
    ),
    Act("correct_decision", decision.CorrectForm, ending.correct_decision, "签发补正通知书", button=False),
    Act("annul_decision", decision.AnnulForm, ending.annul_decision, "撤销决定", button=False),
    Act("annul_closed", decision.AnnulForm, ending.annul_decision, "撤销决定", button=False),
    Act("remake", forms.OnReasonForm, further.remake_case, "另行立案", button=False),
    Act("open_person_case", PersonCaseForm, further.open_person_case, "另案报请立案", button=False),
)

OPINION_ACTS = (
    Act("give_opinion", opinion.GiveOpinionForm, opinions.give_opinion, "登记并制发意见书"),
    Act("settle_opinion", opinion.SettleOpinionForm, opinions.settle_opinion),
)
