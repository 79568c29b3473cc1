"""Forms and services of 限制生产、停产整治."""

from cases import forms
from cases.desk import Act
from cases.execution.forms.service import ServiceForm
from cases.measures.forms import restriction as of
from cases.measures.forms.sealing import DiscussionForm
from cases.measures.previews import restriction as previews
from cases.measures.services import restriction, restriction_run

RESTRICTION_ACTS = (
    Act("review_restriction", forms.OpinionForm, restriction.review_restriction, "审查通过"),
    Act("withdraw_restriction", forms.ReasonForm, restriction.withdraw_restriction),
    Act("discuss_restriction", DiscussionForm, restriction.discuss_restriction),
    Act(
        "issue_restriction_notice",
        forms.IssueForm,
        restriction.issue_restriction_notice,
        "签发告知书",
        "restriction_notice",
        preview=previews.restriction_notice,
    ),
    Act("serve_restriction_notice", ServiceForm, restriction.serve_restriction_notice, "登记送达"),
    Act("record_restriction_defence", of.DefenceForm, restriction.record_restriction_defence),
    Act("answer_restriction_defence", of.AnswerForm, restriction.answer_restriction_defence),
    Act("waive_restriction", of.WaiverForm, restriction.waive_restriction),
    Act("request_restriction_hearing", of.HearingRequestForm, restriction.request_restriction_hearing),
    Act(
        "call_restriction_hearing", of.HearingCallForm, restriction.call_restriction_hearing, "签发听证通知书"
    ),
    Act("hold_restriction_hearing", of.HearingForm, restriction.hold_restriction_hearing),
    Act(
        "decide_restriction",
        forms.IssueForm,
        restriction.decide_restriction,
        "签发决定书",
        "limit_decision",
        preview=previews.restriction_decision,
    ),
    Act("serve_restriction", ServiceForm, restriction_run.serve_restriction, "登记送达"),
    Act("file_plan", of.PlanForm, restriction_run.file_plan),
    Act("file_report", of.ReportForm, restriction_run.file_report, "登记报备并解除"),
    Act("extend_restriction", forms.OnReasonForm, restriction_run.extend_restriction, "批准并签发延长通知书"),
    Act("expire_restriction", forms.IssueForm, restriction_run.expire_restriction),
    Act("end_restriction", of.EndForm, restriction_run.end_restriction),
    Act("check_restriction", of.CheckForm, restriction_run.check_restriction),
    Act("follow_up", of.CheckForm, restriction_run.follow_up),
    Act("ask_for_closure", of.ClosureForm, restriction_run.ask_for_closure, "签发请示"),
)
