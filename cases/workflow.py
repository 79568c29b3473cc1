"""The procedure as tables. Each stage lists its steps (`cases/<stage>/steps.py`); here they become workflows."""

from bureau.workflow import Workflow
from cases.decision import steps as decision
from cases.execution import steps as execution
from cases.file import steps as file
from cases.intake import steps as intake
from cases.investigation import steps as investigation
from cases.measures import steps as measures
from cases.states import (
    AccountabilityState,
    CaseState,
    ClueState,
    ComplaintState,
    OrderState,
    ReviewRoundState,
    SealingState,
)
from cases.supervision import steps as supervision

CLUES = Workflow(states=ClueState, transitions=intake.CLUE_STEPS)
COMPLAINTS = Workflow(states=ComplaintState, transitions=intake.COMPLAINT_STEPS)
CASES = Workflow(
    states=CaseState,
    transitions=(
        *intake.CASE_STEPS,
        *investigation.CASE_STEPS,
        *decision.CASE_STEPS,
        *execution.CASE_STEPS,
        *file.CASE_STEPS,
    ),
)
SEALINGS = Workflow(states=SealingState, transitions=measures.SEALING_STEPS)
ORDERS = Workflow(states=OrderState, transitions=measures.ORDER_STEPS)
ROUNDS = Workflow(states=ReviewRoundState, transitions=supervision.ROUND_STEPS)
ACCOUNTABILITIES = Workflow(states=AccountabilityState, transitions=supervision.ACCOUNTABILITY_STEPS)
