"""Which form and which service belong to each step of this stage."""

from cases.execution.acts.closing import CLOSING_ACTS
from cases.execution.acts.enforcement import ENFORCEMENT_ACTS
from cases.execution.acts.payment import PAYMENT_ACTS
from cases.execution.acts.remedy import REGISTER_ACTS, REMEDY_ACTS
from cases.execution.acts.service import SERVICE_ACTS

CASE_ACTS = (*SERVICE_ACTS, *PAYMENT_ACTS, *ENFORCEMENT_ACTS, *REGISTER_ACTS, *CLOSING_ACTS)
# Steps whose buttons stand on the page of execution instead of the case's own action bar.
ON_EXECUTION_PAGE = (
    "confirm_address",
    *(act.name for act in (*PAYMENT_ACTS, *ENFORCEMENT_ACTS, *REGISTER_ACTS)),
)

__all__ = ["CASE_ACTS", "ON_EXECUTION_PAGE", "REMEDY_ACTS"]
