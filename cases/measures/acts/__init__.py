"""Which form and which service belong to each step of a measure: one file per kind of dossier."""

from cases.measures.acts.damage import DAMAGE_ACTS
from cases.measures.acts.detention import DETENTION_ACTS
from cases.measures.acts.order import ORDER_ACTS
from cases.measures.acts.referral import REFERRAL_ACTS
from cases.measures.acts.restriction import RESTRICTION_ACTS
from cases.measures.acts.sealing import SEALING_ACTS
from cases.measures.acts.transfer import CASE_ACTS

__all__ = [
    "CASE_ACTS",
    "DAMAGE_ACTS",
    "DETENTION_ACTS",
    "ORDER_ACTS",
    "REFERRAL_ACTS",
    "RESTRICTION_ACTS",
    "SEALING_ACTS",
]
