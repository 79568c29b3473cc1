"""Statutes, violations with their penalty bases, discretion benchmarks, issuing organs."""

from bureau.law.models.benchmark import DiscretionBenchmark, DiscretionFactor, DiscretionOption
from bureau.law.models.organ import Organ
from bureau.law.models.statute import Statute
from bureau.law.models.violation import Violation, ViolationBasis

__all__ = [
    "DiscretionBenchmark",
    "DiscretionFactor",
    "DiscretionOption",
    "Organ",
    "Statute",
    "Violation",
    "ViolationBasis",
]
