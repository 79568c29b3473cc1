"""Forms and services of sealing and seizure."""

from cases import forms
from cases.desk import Act
from cases.measures.forms.sealing import ExecuteForm, ReleaseForm
from cases.measures.previews import sealing as previews
from cases.measures.services import sealing

SEALING_ACTS = (
    Act(
        "approve_sealing",
        forms.IssueForm,
        sealing.approve_sealing,
        "批准并签发决定书",
        "sealing_decision",
        preview=previews.sealing_decision,
    ),
    Act("refuse_sealing", forms.ReasonForm, sealing.refuse_sealing),
    Act("execute_sealing", ExecuteForm, sealing.execute_sealing),
    Act(
        "release_sealing",
        ReleaseForm,
        sealing.release_sealing,
        "签发解除决定书",
        "sealing_release",
        preview=previews.sealing_release,
    ),
    Act("extend_sealing", forms.OnReasonForm, sealing.extend_sealing),
)
