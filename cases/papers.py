"""What each paper of a case says, as plain data: `papers.prior_notice(case, on=on, hearing=True)`.

A builder reads rows and the law of the day and returns strings, dates and amounts; wording around them is the
template's. The same builder serves the preview and the issued document, so rows may still be unsaved and unnumbered.
"""

from cases.decision.papers.approvals import disposal_approval
from cases.decision.papers.decisions import exempt_decision, penalty_decision
from cases.decision.papers.defences import defence_answer, defence_statement
from cases.decision.papers.discretion import discretion_sheet
from cases.decision.papers.discussions import discussion_record
from cases.decision.papers.endings import annulment_decision, decision_correction
from cases.decision.papers.hearings import (
    hearing_delay,
    hearing_minutes,
    hearing_notice,
    hearing_refusal,
    hearing_report,
)
from cases.decision.papers.notices import exempt_notice, prior_notice
from cases.decision.papers.opinions import legal_opinion
from cases.decision.papers.reviews import case_review, legal_review
from cases.decision.papers.summary import spot_decision
from cases.execution.papers.closing import closing_approval
from cases.execution.papers.deferral import deferral_grant, deferral_refusal, refund_notice
from cases.execution.papers.enforcement import (
    court_application,
    demand,
    substitution_decision,
    surcharge_sheet,
    target_text,
)
from cases.execution.papers.receipts import proof_of_service
from cases.execution.papers.remedy import remedy_answer
from cases.execution.papers.service import service_address, service_announcement
from cases.intake.papers.filing import filing_approval
from cases.measures.papers.daily import daily_decision, daily_notice
from cases.measures.papers.damages import damage_agreement, damage_decision, damage_notice
from cases.measures.papers.orders import correction_order, order_withdrawal
from cases.measures.papers.rechecks import recheck_record
from cases.measures.papers.restrictions import (
    closure_request,
    restriction_check,
    restriction_decision,
    restriction_extension,
    restriction_hearing_notice,
    restriction_notice,
)
from cases.measures.papers.sealed_goods import goods_collection, goods_receipt, goods_transfer
from cases.measures.papers.sealing_end import sealing_release, sealing_release_list, sealing_release_refusal
from cases.measures.papers.sealing_scene import sealing_scene
from cases.measures.papers.sealing_term import sealing_extension, sealing_testing
from cases.measures.papers.sealings import sealing_approval, sealing_decision, sealing_list
from cases.measures.papers.transfers import (
    detention_approval,
    detention_transfer,
    organ_transfer,
    referral_approval,
    referral_reconsideration,
    referral_supervision,
    referral_transfer,
    transfer_items,
    transfer_materials,
)

__all__ = [
    "annulment_decision",
    "case_review",
    "closing_approval",
    "closure_request",
    "correction_order",
    "court_application",
    "daily_decision",
    "daily_notice",
    "damage_agreement",
    "damage_decision",
    "damage_notice",
    "decision_correction",
    "defence_answer",
    "defence_statement",
    "deferral_grant",
    "deferral_refusal",
    "demand",
    "detention_approval",
    "detention_transfer",
    "discretion_sheet",
    "discussion_record",
    "disposal_approval",
    "exempt_decision",
    "exempt_notice",
    "filing_approval",
    "goods_collection",
    "goods_receipt",
    "goods_transfer",
    "hearing_delay",
    "hearing_minutes",
    "hearing_notice",
    "hearing_refusal",
    "hearing_report",
    "legal_opinion",
    "legal_review",
    "order_withdrawal",
    "organ_transfer",
    "penalty_decision",
    "prior_notice",
    "proof_of_service",
    "recheck_record",
    "referral_approval",
    "referral_reconsideration",
    "referral_supervision",
    "referral_transfer",
    "refund_notice",
    "remedy_answer",
    "restriction_check",
    "restriction_decision",
    "restriction_extension",
    "restriction_hearing_notice",
    "restriction_notice",
    "sealing_approval",
    "sealing_decision",
    "sealing_extension",
    "sealing_list",
    "sealing_release",
    "sealing_release_list",
    "sealing_release_refusal",
    "sealing_scene",
    "sealing_testing",
    "service_address",
    "service_announcement",
    "spot_decision",
    "substitution_decision",
    "surcharge_sheet",
    "target_text",
    "transfer_items",
    "transfer_materials",
]
