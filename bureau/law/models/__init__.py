"""Statutes, violations with their penalty bases, issuing organs."""

from bureau.law.models.organ import Organ
from bureau.law.models.statute import Statute
from bureau.law.models.violation import Violation, ViolationBasis

__all__ = ["Organ", "Statute", "Violation", "ViolationBasis"]
