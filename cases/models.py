"""Clues, cases and the rows of each step."""

from cases.decision.models.decision import Decision
from cases.decision.models.notice import Defence, Hearing, PriorNotice
from cases.decision.models.review import CaseReview, CollectiveDiscussion, LegalReview, Proposal
from cases.execution.models.payment import Payment
from cases.execution.models.service import Service
from cases.file.models.case import Case
from cases.intake.models.clue import Clue
from cases.intake.models.complaint import Complaint, ComplaintReview
from cases.investigation.models.evidence import Evidence
from cases.measures.models.order import CorrectionOrder
from cases.measures.models.sealing import SealedItem, Sealing

__all__ = [
    "Case",
    "CaseReview",
    "Clue",
    "CollectiveDiscussion",
    "Complaint",
    "ComplaintReview",
    "CorrectionOrder",
    "Decision",
    "Defence",
    "Evidence",
    "Hearing",
    "LegalReview",
    "Payment",
    "PriorNotice",
    "Proposal",
    "SealedItem",
    "Sealing",
    "Service",
]
