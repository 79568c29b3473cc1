"""The procedure as tables. Each stage lists its steps (`cases/<stage>/steps.py`); here they become workflows."""

from bureau.workflow import Workflow
from cases.archive import steps as archive
from cases.archive.guards.archive import not_archived
from cases.decision import steps as decision
from cases.decision.steps_deciding import OPINION_STEPS, SPOT_CLUE_STEPS
from cases.execution import steps as execution
from cases.file import steps as file
from cases.intake import steps as intake
from cases.investigation import steps as investigation
from cases.measures import steps as measures
from cases.measures.guards import daily, transfer
from cases.states import (
    AccountabilityState,
    ArchiveState,
    CaseState,
    ClueState,
    ComplaintState,
    DamageState,
    DetentionState,
    OpinionState,
    OrderState,
    ReferralState,
    RegistrationState,
    RemedyState,
    RestrictionState,
    ReviewRoundState,
    SealingState,
)
from cases.supervision import steps as supervision

CLUES = Workflow(states=ClueState, transitions=(*intake.CLUE_STEPS, *SPOT_CLUE_STEPS))
COMPLAINTS = Workflow(states=ComplaintState, transitions=intake.COMPLAINT_STEPS)
CASES = Workflow(
    states=CaseState,
    transitions=(
        *intake.CASE_STEPS,
        *investigation.CASE_STEPS,
        *decision.CASE_STEPS,
        *execution.CASE_STEPS,
        *file.CASE_STEPS,
        *measures.CASE_STEPS,
        *archive.CASE_STEPS,
    ),
    always=(not_archived, daily.amount_is_computed, transfer.waits_for_crime, *investigation.ALWAYS),
)
RESTRICTIONS = Workflow(
    states=RestrictionState, transitions=measures.RESTRICTION_STEPS, always=(not_archived,)
)
SEALINGS = Workflow(states=SealingState, transitions=measures.SEALING_STEPS, always=(not_archived,))
ORDERS = Workflow(states=OrderState, transitions=measures.ORDER_STEPS, always=(not_archived,))
DETENTIONS = Workflow(states=DetentionState, transitions=measures.DETENTION_STEPS, always=(not_archived,))
REFERRALS = Workflow(states=ReferralState, transitions=measures.REFERRAL_STEPS, always=(not_archived,))
DAMAGES = Workflow(states=DamageState, transitions=measures.DAMAGE_STEPS, always=(not_archived,))
ROUNDS = Workflow(states=ReviewRoundState, transitions=supervision.ROUND_STEPS)
ACCOUNTABILITIES = Workflow(states=AccountabilityState, transitions=supervision.ACCOUNTABILITY_STEPS)
ARCHIVES = Workflow(states=ArchiveState, transitions=archive.ARCHIVE_STEPS)
REMEDIES = Workflow(states=RemedyState, transitions=execution.REMEDY_STEPS, always=(not_archived,))
REGISTRATIONS = Workflow(
    states=RegistrationState, transitions=investigation.REGISTRATION_STEPS, always=(not_archived,)
)
OPINIONS = Workflow(states=OpinionState, transitions=OPINION_STEPS)
