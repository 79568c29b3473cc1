"""Steps of measures, read like the statute: one file per kind of dossier."""

from cases.measures.steps.damage import DAMAGE_STEPS
from cases.measures.steps.detention import DETENTION_STEPS
from cases.measures.steps.order import ORDER_STEPS
from cases.measures.steps.referral import REFERRAL_STEPS
from cases.measures.steps.restriction import RESTRICTION_STEPS
from cases.measures.steps.sealing import SEALING_STEPS
from cases.measures.steps.transfer import CASE_STEPS

__all__ = [
    "CASE_STEPS",
    "DAMAGE_STEPS",
    "DETENTION_STEPS",
    "ORDER_STEPS",
    "REFERRAL_STEPS",
    "RESTRICTION_STEPS",
    "SEALING_STEPS",
]
