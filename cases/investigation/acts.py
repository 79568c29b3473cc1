"""Which form and which service belong to each step of this stage."""

from cases.desk import Act
from cases.investigation.forms.investigation import FinishForm
from cases.investigation.services import investigation as investigating

CASE_ACTS = (
    Act(
        "finish_investigation",
        FinishForm,
        investigating.finish_investigation,
        "提交案件审查",
    ),
)
