"""Clues, cases and the rows of each step."""

from cases.models.case import Case
from cases.models.clue import Clue
from cases.models.decision import Decision, Payment, Service
from cases.models.evidence import Evidence
from cases.models.notice import Defence, Hearing, PriorNotice
from cases.models.order import CorrectionOrder
from cases.models.review import CaseReview, CollectiveDiscussion, LegalReview, Proposal
from cases.models.sealing import SealedItem, Sealing

__all__ = [
    "Case",
    "CaseReview",
    "Clue",
    "CollectiveDiscussion",
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
