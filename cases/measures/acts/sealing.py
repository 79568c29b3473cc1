"""Forms and services of sealing and seizure."""

from cases import forms
from cases.desk import Act
from cases.execution.forms.service import ServiceForm
from cases.measures.forms import sealing as of
from cases.measures.previews import sealing as previews
from cases.measures.services import sealed_goods, sealing, sealing_end, sealing_term

SEALING_ACTS = (
    Act(
        "approve_sealing",
        forms.OpinionForm,
        sealing.approve_sealing,
        "批准并签发决定书",
        "sealing_decision",
        preview=previews.sealing_decision,
    ),
    Act(
        "approve_emergency",
        of.EmergencyOpinionForm,
        sealing.approve_emergency,
        "批准并签发决定书",
        "sealing_decision",
        preview=previews.sealing_decision,
    ),
    Act("refuse_emergency", forms.ReasonForm, sealing_end.refuse_emergency, "不予批准并签发解除决定书"),
    Act("refuse_sealing", forms.ReasonForm, sealing.refuse_sealing),
    Act("discuss_sealing", of.DiscussionForm, sealing_term.discuss_sealing),
    Act("execute_sealing", of.ExecuteForm, sealing.execute_sealing, "登记实施，开始计算期限"),
    Act(
        "release_sealing",
        of.ReleaseForm,
        sealing_end.release_sealing,
        "签发解除决定书",
        "sealing_release",
        preview=previews.sealing_release,
    ),
    Act(
        "extend_sealing",
        forms.OnReasonForm,
        sealing_term.extend_sealing,
        "批准并签发延期通知书",
        "sealing_extension",
        preview=previews.sealing_extension,
    ),
    Act(
        "exclude_testing",
        of.TestingForm,
        sealing_term.exclude_testing,
        "签发告知书",
        "sealing_testing",
        preview=previews.sealing_testing,
    ),
    Act("finish_testing", of.TestingEndForm, sealing_term.finish_testing),
    Act("request_release", of.ReleaseRequestForm, sealing_end.request_release),
    Act(
        "refuse_release",
        of.ReleaseRefusalForm,
        sealing_end.refuse_release,
        "签发不予解除通知书",
        "sealing_release_refusal",
        preview=previews.sealing_release_refusal,
    ),
    Act("record_breach", of.BreachForm, sealing_term.record_breach),
    Act("hand_over_goods", of.HandOverForm, sealed_goods.hand_over_goods, "签发移交通知"),
    Act("serve_release", ServiceForm, sealing_end.serve_release, "登记送达"),
    Act("notify_collection", forms.IssueForm, sealed_goods.notify_collection, "签发领取财物通知书"),
    Act("return_goods", of.ReturnForm, sealed_goods.return_goods),
    Act("dispose_goods", of.DisposalForm, sealed_goods.dispose_goods),
)
