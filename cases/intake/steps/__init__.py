"""Steps of this stage, read like the statute: one file per kind of dossier."""

from cases.intake.steps.clue import CLUE_STEPS
from cases.intake.steps.complaint import COMPLAINT_STEPS
from cases.intake.steps.filing import CASE_STEPS

__all__ = ["CASE_STEPS", "CLUE_STEPS", "COMPLAINT_STEPS"]
