"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.desk import Act
from cases.intake import previews
from cases.intake.forms import complaint as complaints
from cases.intake.forms.clue import ReassignForm, RequestFilingForm
from cases.intake.services import clue as clues
from cases.intake.services import complaint, filing, joining

CASE_ACTS = (
    Act(
        "approve_filing",
        forms.OpinionForm,
        filing.approve_filing,
        "批准立案并制发审批表",
        "filing_approval",
        preview=previews.filing_approval,
    ),
    Act("decline_filing", forms.OnReasonForm, filing.decline_filing, "不予立案并制发审批表"),
    Act("cancel_filing", forms.OnReasonForm, filing.cancel_filing, "撤销立案并制发审批表", button=False),
    Act("reassign", ReassignForm, filing.reassign, button=False),
)

CLUE_ACTS = (
    Act("request_filing", RequestFilingForm, clues.request_filing, "报请立案"),
    Act("decline", complaints.DeclineClueForm, clues.decline_clue, "不予立案并制发审批表"),
    Act("join_clue", complaints.JoinClueForm, joining.join_clue),
    Act("split_clue", complaints.SplitForm, joining.split_clue),
    Act("route_clue", complaints.RouteForm, joining.route_clue),
    Act("reopen_clue", forms.OnReasonForm, joining.reopen_clue),
    Act("extend_check", forms.OnReasonForm, clues.extend_check),
)

COMPLAINT_ACTS = (
    Act(
        "accept_complaint",
        complaints.AcceptForm,
        complaint.accept_complaint,
        "受理",
        "complaint_acceptance",
        preview=previews.acceptance,
    ),
    Act("join_complaint", complaints.JoinComplaintForm, complaint.join_complaint, "受理并归入"),
    Act(
        "route_complaint",
        complaints.RouteForm,
        complaint.route_complaint,
        "转送并告知",
        "complaint_routing",
        preview=previews.routing,
    ),
    Act("decline_complaint", forms.OnReasonForm, complaint.decline_complaint, "不予受理并告知"),
    Act("extend_complaint", forms.OnReasonForm, complaint.extend_complaint),
    Act(
        "reply_complaint",
        complaints.ReplyForm,
        complaint.reply_complaint,
        "签发答复书",
        "complaint_reply",
        preview=previews.answer,
    ),
    Act("record_feedback", complaints.FeedbackForm, complaint.record_feedback, "登记回访"),
    Act("ask_review", complaints.AskReviewForm, complaint.ask_review),
    Act("answer_review", complaints.AnswerReviewForm, complaint.answer_review),
    Act("withdraw_complaint", forms.OnReasonForm, complaint.withdraw_complaint),
)
