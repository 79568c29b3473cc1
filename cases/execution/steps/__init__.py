"""Steps of this stage, read like the statute. Service, payment, enforcement, remedies, closing."""

from cases.execution.steps.closing import CLOSING_STEPS
from cases.execution.steps.enforcement import ENFORCEMENT_STEPS
from cases.execution.steps.payment import PAYMENT_STEPS
from cases.execution.steps.remedy import CASE_REMEDY_STEPS, REMEDY_STEPS
from cases.execution.steps.service import SERVICE_STEPS

CASE_STEPS = (*SERVICE_STEPS, *PAYMENT_STEPS, *ENFORCEMENT_STEPS, *CASE_REMEDY_STEPS, *CLOSING_STEPS)

__all__ = ["CASE_STEPS", "REMEDY_STEPS"]
