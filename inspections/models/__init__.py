"""Nouns of the inspection room. Upper rooms import from here."""

from inspections.models.campaign import Campaign, CampaignTarget
from inspections.models.cap import CapRule
from inspections.models.checklist import Checklist, ChecklistItem
from inspections.models.criterion import (
    PositiveCriterion,
    PositiveObjection,
    PositiveReview,
    PositiveReviewLine,
)
from inspections.models.device import DeviceEntry
from inspections.models.draw import Draw, DrawResult
from inspections.models.enterprise import Category, Enterprise, Industry, Permit
from inspections.models.history import EnterpriseChange
from inspections.models.importing import EnterpriseImport, ImportPart
from inspections.models.item import InspectionItem
from inspections.models.joint import JointDepartment, JointOfficer, JointResult
from inspections.models.merge import EnterpriseMerge
from inspections.models.number import NumberSeries
from inspections.models.online import OnlineCheck, OnlineWatch
from inspections.models.plan import DrawPlan, PlanExclusion, QuotaRule
from inspections.models.positive import PositiveListEntry
from inspections.models.recusal import Recusal
from inspections.models.scene import Answer, Finding, InquiryNote, ScenePhoto, SceneRecord
from inspections.models.shown import VisitCode, VisitRating
from inspections.models.speciality import Speciality
from inspections.models.task import InspectionTask
from inspections.models.year_plan import YearPlan, YearPlanItem
from inspections.offsite.models import (
    Anomaly,
    Correction,
    DataSource,
    Device,
    DeviceEvent,
    ExplanationRequest,
    Limit,
    MonitoringPoint,
    Parameter,
    Reading,
    ReadingBatch,
)

__all__ = [
    "Anomaly",
    "Answer",
    "Campaign",
    "CampaignTarget",
    "CapRule",
    "Category",
    "Checklist",
    "ChecklistItem",
    "Correction",
    "DataSource",
    "Device",
    "DeviceEntry",
    "DeviceEvent",
    "Draw",
    "DrawPlan",
    "DrawResult",
    "Enterprise",
    "EnterpriseChange",
    "EnterpriseImport",
    "EnterpriseMerge",
    "ExplanationRequest",
    "Finding",
    "ImportPart",
    "Industry",
    "InquiryNote",
    "InspectionItem",
    "InspectionTask",
    "JointDepartment",
    "JointOfficer",
    "JointResult",
    "Limit",
    "MonitoringPoint",
    "NumberSeries",
    "OnlineCheck",
    "OnlineWatch",
    "Parameter",
    "Permit",
    "PlanExclusion",
    "PositiveCriterion",
    "PositiveListEntry",
    "PositiveObjection",
    "PositiveReview",
    "PositiveReviewLine",
    "QuotaRule",
    "Reading",
    "ReadingBatch",
    "Recusal",
    "ScenePhoto",
    "SceneRecord",
    "Speciality",
    "VisitCode",
    "VisitRating",
    "YearPlan",
    "YearPlanItem",
]
