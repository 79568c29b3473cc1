"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.desk import Act
from cases.investigation import previews
from cases.investigation.forms import investigation as gathering
from cases.investigation.forms import registration, standing
from cases.investigation.services import evidence, party, recusal, report, suspension
from cases.investigation.services import investigation as investigating
from cases.investigation.services import registration as registering

CASE_ACTS = (
    Act(
        "finish_investigation",
        gathering.FinishForm,
        investigating.finish_investigation,
        "提交案件审查并制发调查报告",
        "investigation_report",
        preview=previews.investigation_report,
    ),
    Act("write_report", gathering.ReportForm, report.write_report, "保存调查报告", button=False),
    Act("link_elements", gathering.LinkForm, evidence.link_elements, "保存证明关系", button=False),
    Act("pull_visit", forms.ActForm, evidence.pull_visit, "调取检查记录和照片", button=False),
    Act("issue_catalogue", forms.IssueForm, evidence.issue_catalogue, "制发证据目录", button=False),
    Act("issue_photo_sheet", forms.IssueForm, evidence.issue_photo_sheet, "制发影像证据", button=False),
    Act("state_standing", standing.StandingForm, party.state_standing, "保存认定", button=False),
    Act("state_limitation", standing.LimitationForm, party.state_limitation, "保存认定", button=False),
    Act("correct_party", standing.CorrectPartyForm, party.correct_party, "更正名称", button=False),
    Act("record_no_fault", standing.NoFaultForm, party.record_no_fault, "登记", button=False),
    Act("ask_recusal", standing.RecusalForm, recusal.ask_recusal, "登记回避申请", button=False),
    Act(
        "suspend",
        standing.SuspendForm,
        suspension.suspend,
        "批准中止调查",
        "suspension_approval",
        preview=previews.suspension_approval,
        button=False,
    ),
    Act("resume", forms.OnReasonForm, suspension.resume, "批准恢复调查", button=False),
    Act(
        "terminate",
        standing.TerminateForm,
        suspension.terminate,
        "批准终止调查",
        "termination_approval",
        preview=previews.termination_approval,
        button=False,
    ),
)

REGISTRATION_ACTS = (
    Act(
        "approve_registration",
        forms.IssueForm,
        registering.approve_registration,
        "批准并签发通知书",
        "registration_notice",
        preview=previews.registration_notice,
    ),
    Act(
        "approve_emergency",
        registration.ApproveEmergencyForm,
        registering.approve_emergency,
        "补批并签发通知书",
    ),
    Act("refuse_registration", forms.ReasonForm, registering.refuse_registration),
    Act("execute_registration", registration.ExecuteRegistrationForm, registering.execute_registration),
    Act(
        "decide_registration",
        registration.DecideRegistrationForm,
        registering.decide_registration,
        "签发处理决定书",
        "registration_decision",
        preview=previews.registration_decision,
    ),
    Act("note_lapse", forms.OnReasonForm, registering.note_lapse),
)
