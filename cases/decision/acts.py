"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.decision import previews, procedures
from cases.decision.forms import decision, notice
from cases.decision.services import decision as deciding
from cases.decision.services import notice as noticing
from cases.decision.services import review
from cases.desk import Act
from cases.execution.forms.service import ServiceForm

CASE_ACTS = (
    Act("pass_review", decision.PassReviewForm, review.pass_review),
    Act("return_review", decision.ReturnForm, review.return_review),
    Act(
        "issue_notice",
        forms.IssueForm,
        noticing.issue_notice,
        "签发告知书",
        procedures.notice_paper,
        preview=previews.prior_notice,
    ),
    Act(
        "issue_exemption",
        decision.ExemptionForm,
        deciding.issue_exemption,
        "签发不予处罚决定书",
        "exempt_decision",
        preview=previews.exempt_decision,
    ),
    Act("serve_notice", ServiceForm, noticing.serve_notice, "登记送达"),
    Act("close_defence", forms.OnForm, noticing.close_defence),
    Act("record_defence", notice.DefenceForm, noticing.record_defence),
    Act("request_hearing", notice.HearingRequestForm, noticing.request_hearing),
    Act("waive_rights", notice.WaiverForm, noticing.waive_rights),
    Act("call_hearing", notice.CallHearingForm, noticing.call_hearing, "签发听证通知书"),
    Act("hold_hearing", notice.HoldHearingForm, noticing.hold_hearing),
    Act("withdraw_hearing", forms.OnReasonForm, noticing.withdraw_hearing),
    Act(
        "issue_decision",
        decision.DecisionForm,
        deciding.issue_decision,
        "签发处罚决定书",
        procedures.decision_paper,
        preview=previews.penalty_decision,
    ),
    Act("discuss", decision.DiscussForm, review.discuss),
    Act("legal_review", decision.LegalReviewForm, review.legal_review),
)
