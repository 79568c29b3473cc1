"""Acts of enforcement."""

from cases import forms
from cases.desk import Act
from cases.execution import previews
from cases.execution.forms import enforcement as form
from cases.execution.forms.service import ServiceForm
from cases.execution.services import enforcement, substitution

ENFORCEMENT_ACTS = (
    Act(
        "issue_demand",
        forms.IssueForm,
        enforcement.issue_demand,
        "签发催告书",
        "demand",
        preview=previews.demand,
        button=False,
    ),
    Act("serve_demand", ServiceForm, enforcement.serve_demand, "登记送达", button=False),
    Act("record_demand_defence", form.DemandDefenceForm, enforcement.record_demand_defence, button=False),
    Act("answer_demand_defence", form.DemandAnswerForm, enforcement.answer_demand_defence, button=False),
    Act(
        "apply_court",
        form.CourtForm,
        enforcement.apply_court,
        "签发强制执行申请书",
        "court_application",
        preview=previews.court_application,
        button=False,
    ),
    Act("court_accepts", form.AcceptForm, enforcement.court_accepts, button=False),
    Act("court_declines", forms.OnReasonForm, enforcement.court_declines, button=False),
    Act("court_rules", form.RulingForm, enforcement.court_rules, button=False),
    Act("court_finishes", form.FinishForm, enforcement.court_finishes, button=False),
    Act(
        "demand_substitution",
        form.SubstitutionDemandForm,
        substitution.demand_substitution,
        "签发催告书",
        "demand",
        preview=previews.substitution_demand,
        button=False,
    ),
    Act(
        "decide_substitution",
        form.SubstitutionForm,
        substitution.decide_substitution,
        "签发代履行决定书",
        "substitution_decision",
        preview=previews.substitution_decision,
        button=False,
    ),
    Act("perform_substitution", form.SubstitutionDoneForm, substitution.perform_substitution, button=False),
    Act("pay_substitution", form.SubstitutionCostForm, substitution.pay_substitution, button=False),
    Act("stop_substitution", forms.ReasonForm, substitution.stop_substitution, button=False),
)
