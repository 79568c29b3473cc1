"""Steps of measures, read like the statute: one file per kind of dossier."""

from cases.measures.steps.order import ORDER_STEPS
from cases.measures.steps.sealing import SEALING_STEPS

__all__ = ["ORDER_STEPS", "SEALING_STEPS"]
