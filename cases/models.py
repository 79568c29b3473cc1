"""Every model of this room in one place: Django looks for them here, and other rooms take them from here."""

from cases.archive.models.archive import Archive, ArchiveItem, ArchiveVolume
from cases.archive.models.borrowing import Borrowing
from cases.decision.models.decision import Decision, DecisionCorrection
from cases.decision.models.discretion import DiscretionChoice, DiscretionSheet
from cases.decision.models.discussion import CollectiveDiscussion, DiscussionView
from cases.decision.models.hearing import Hearing, HearingAgent, HearingDelay, HearingRecusal
from cases.decision.models.notice import Defence, PriorNotice
from cases.decision.models.opinion import LegalOpinion
from cases.decision.models.proposal import PenaltyItem, Proposal
from cases.decision.models.review import CaseReview, LegalReview
from cases.decision.models.summary import SummaryPenalty
from cases.execution.models.deferral import Deferral, Instalment
from cases.execution.models.enforcement import CourtApplication, Demand, Substitution
from cases.execution.models.payment import Payment, Refund, Remission
from cases.execution.models.remedy import Remedy, RemedyHearing, Stay
from cases.execution.models.service import Announcement, Service, ServiceAddress, ServiceAttempt
from cases.file.models.case import Case
from cases.intake.models.clue import Clue
from cases.intake.models.complaint import Complaint, ComplaintReview
from cases.investigation.models.evidence import Evidence, Proof
from cases.investigation.models.inquiry import InquiryAnswer, InquiryRecord
from cases.investigation.models.investigator import Investigator
from cases.investigation.models.limitation import Limitation
from cases.investigation.models.recusal import Recusal
from cases.investigation.models.registration import RegisteredItem, Registration
from cases.investigation.models.report import InvestigationReport
from cases.investigation.models.sampling import SamplePoint, Sampling, TestReport, TestValue
from cases.investigation.models.scene import SceneRecord
from cases.investigation.models.standing import NoFaultClaim, PartyCorrection, PartyStanding
from cases.investigation.models.suspension import Suspension, Termination
from cases.measures.models.daily import DailyPenalty, DailyRound
from cases.measures.models.damage import DamageClaim, DamageMeeting
from cases.measures.models.discussion import MeasureDiscussion
from cases.measures.models.order import CorrectionOrder
from cases.measures.models.recheck import Recheck
from cases.measures.models.restriction import (
    Restriction,
    RestrictionCheck,
    RestrictionDefence,
    RestrictionHearing,
)
from cases.measures.models.scene import SealingScene
from cases.measures.models.sealing import SealedItem, Sealing
from cases.measures.models.sealing_events import ReleaseRequest, SealBreach, SealedGoods, SealingTesting
from cases.measures.models.transfer import Detention, OrganTransfer, Referral
from cases.supervision.models.accountability import Accountability, ConductCheck
from cases.supervision.models.case_file_review import FileReview, ReviewFinding, ReviewRound

__all__ = [
    "Accountability",
    "Announcement",
    "Archive",
    "ArchiveItem",
    "ArchiveVolume",
    "Borrowing",
    "Case",
    "CaseReview",
    "Clue",
    "CollectiveDiscussion",
    "Complaint",
    "ComplaintReview",
    "ConductCheck",
    "CorrectionOrder",
    "CourtApplication",
    "DailyPenalty",
    "DailyRound",
    "DamageClaim",
    "DamageMeeting",
    "Decision",
    "DecisionCorrection",
    "Defence",
    "Deferral",
    "Demand",
    "Detention",
    "DiscretionChoice",
    "DiscretionSheet",
    "DiscussionView",
    "Evidence",
    "FileReview",
    "Hearing",
    "HearingAgent",
    "HearingDelay",
    "HearingRecusal",
    "InquiryAnswer",
    "InquiryRecord",
    "Instalment",
    "InvestigationReport",
    "Investigator",
    "LegalOpinion",
    "LegalReview",
    "Limitation",
    "MeasureDiscussion",
    "NoFaultClaim",
    "OrganTransfer",
    "PartyCorrection",
    "PartyStanding",
    "Payment",
    "PenaltyItem",
    "PriorNotice",
    "Proof",
    "Proposal",
    "Recheck",
    "Recusal",
    "Referral",
    "Refund",
    "RegisteredItem",
    "Registration",
    "ReleaseRequest",
    "Remedy",
    "RemedyHearing",
    "Remission",
    "Restriction",
    "RestrictionCheck",
    "RestrictionDefence",
    "RestrictionHearing",
    "ReviewFinding",
    "ReviewRound",
    "SamplePoint",
    "Sampling",
    "SceneRecord",
    "SealBreach",
    "SealedGoods",
    "SealedItem",
    "Sealing",
    "SealingScene",
    "SealingTesting",
    "Service",
    "ServiceAddress",
    "ServiceAttempt",
    "Stay",
    "Substitution",
    "SummaryPenalty",
    "Suspension",
    "Termination",
    "TestReport",
    "TestValue",
]
