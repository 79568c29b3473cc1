"""Which form and which service belong to each step of a measure: one file per kind of dossier."""

from cases.measures.acts.order import ORDER_ACTS
from cases.measures.acts.sealing import SEALING_ACTS

__all__ = ["ORDER_ACTS", "SEALING_ACTS"]
