"""Where a piece belongs: which half, which category, in what order (办法 第78、79条). Knows kinds, reads no rows."""

from bureau.documents import registry
from cases.archive.models.archive import Category as C
from cases.archive.models.archive import Half
from cases.decision import documents as decision
from cases.execution import documents as execution
from cases.intake import documents as intake
from cases.investigation import documents as investigation
from cases.measures import documents as measures

ORDER = {category: place for place, category in enumerate(C)}
INNER = {C.SOURCE, C.SECRET, C.REPORT, C.REVIEW, C.DISCUSSION, C.INNER_OTHER}
RECEIPT = "proof_of_service"  # stands behind the paper it belongs to
# By what a paper is called; the first that fits.
_MAIN_WORDS = (
    ("closing", C.CLOSING),
    ("hearing", C.HEARING),
    ("sealing", C.PROPERTY),
    ("goods", C.PROPERTY),
    ("filing", C.FILING),
    ("record", C.EVIDENCE),
    ("inquiry", C.EVIDENCE),
    ("transfer", C.OTHER),
    ("referral", C.OTHER),
    ("damage", C.OTHER),
    ("sampl", C.EVIDENCE),
    ("evidence", C.EVIDENCE),
)
_INNER_WORDS = (
    ("complaint", C.SOURCE),
    ("clue", C.SOURCE),
    ("source", C.SOURCE),
    ("hearing_report", C.REPORT),
    ("discussion", C.DISCUSSION),
    ("review", C.REVIEW),
)
# Else by the stage that issues it.
_STAGES = (
    (intake, C.FILING),
    (investigation, C.EVIDENCE),
    (measures, C.NOTICE),
    (decision, C.NOTICE),
    (execution, C.EXECUTION),
)


def half_of(category) -> str:
    """The half a category belongs to."""
    return Half.INNER if category in INNER else Half.MAIN


def category_of(key: str) -> str:
    """The category of a kind of paper."""
    if registry.get(key).part == registry.INNER:
        return _by_word(key, _INNER_WORDS) or C.INNER_OTHER
    if key in DECISIONS:
        return C.DECISION
    return _by_word(key, _MAIN_WORDS) or next(
        (category for stage, category in _STAGES if key in _papers(stage)), C.OTHER
    )


def _by_word(key, words):
    return next((category for word, category in words if word in key), None)


def _papers(stage) -> set:
    """Keys of the papers of a stage; a stage may keep them in several lists."""
    lists = [value for value in vars(stage).values() if isinstance(value, tuple)]
    return {kind.key for papers in lists for kind in papers if isinstance(kind, registry.DocumentType)}


# A daily penalty is a decision of its own, though its papers stand with the measures.
DECISIONS = {key for key in _papers(decision) if key.endswith("_decision")} | {"daily_decision"}
