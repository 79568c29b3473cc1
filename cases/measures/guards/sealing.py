"""Before a measure is approved or carried out."""

from bureau.workflow import Context, Refusal
from cases.states import SEALABLE


def case_undecided(sealing, context: Context):
    """A measure serves the investigation of a filed case (行政强制法 第18、27条): none once it is decided."""
    case = sealing.case
    if case.state in SEALABLE:
        return None
    return Refusal(
        f"案件当前为“{case.state_label}”，只有已立案、决定前的案件可以采取查封、扣押。",
        "行政强制法 第18条",
    )
