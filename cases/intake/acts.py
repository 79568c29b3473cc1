"""Which form and which service belong to each step of this stage."""

from cases import forms
from cases.desk import Act
from cases.intake import previews
from cases.intake.forms.clue import ReassignForm, RequestFilingForm
from cases.intake.services import clue as clues
from cases.intake.services import filing

CASE_ACTS = (
    Act(
        "approve_filing",
        forms.OpinionForm,
        filing.approve_filing,
        "批准立案并制发审批表",
        "filing_approval",
        preview=previews.filing_approval,
    ),
    Act("decline_filing", forms.OnReasonForm, filing.decline_filing),
    Act("reassign", ReassignForm, filing.reassign, button=False),
    Act("terminate", forms.OnReasonForm, filing.terminate, button=False),
)

CLUE_ACTS = (
    Act("request_filing", RequestFilingForm, clues.request_filing, "报请立案"),
    Act("decline", forms.OnReasonForm, clues.decline_clue),
    Act("extend_check", forms.OnReasonForm, clues.extend_check),
)
