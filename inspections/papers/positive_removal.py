"""移出正面清单告知书: a firm is told that it has left the list, why, and until when it may not come back."""

from inspections.models import PositiveListEntry


def positive_removal(entry: PositiveListEntry) -> dict:
    """Context: the firm, its stay on the list, the kind and reason of the removal, the bar."""
    return {
        "firm": entry.enterprise.name,
        "listed_on": entry.listed_on,
        "removed_on": entry.removed_on,
        "kind": entry.get_kind_out_display(),
        "reason": entry.reason_out,
        "barred_until": entry.barred_until,
    }
