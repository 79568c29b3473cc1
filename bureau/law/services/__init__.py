"""Questions to the law tables, and their loading: `from bureau.law import services`."""

from bureau.law.services.benchmarks import benchmarks, worksheet
from bureau.law.services.candidates import candidate_violations, candidate_words
from bureau.law.services.loading import load_law
from bureau.law.services.organs import NoOrgan, issuing_organ
from bureau.law.services.violations import Applicable, NoBasis, applicable, bases, basis, candidate_bases

__all__ = [
    "Applicable",
    "NoBasis",
    "NoOrgan",
    "applicable",
    "bases",
    "basis",
    "benchmarks",
    "candidate_bases",
    "candidate_violations",
    "candidate_words",
    "issuing_organ",
    "load_law",
    "worksheet",
]
