"""How a state looks: open (work goes on), done, stop (suspended, ended without result), or plain.

Apps give the style with the state: an enum member listed in one of the sets below by its value, which is unique in
meaning across the house (a `closed` is done wherever it stands).
"""

OPEN = {
    "running",
    "queued",
    "investigating",
    "reviewing",
    "noticing",
    "noticed",
    "defence",
    "hearing",
    "deciding",
    "decided",
    "executing",
    "closing",
    "in_force",
    "emergency",
    "active",
    "published",
    "collecting",
    "drawing",
    "frozen",
    "committed",
    "assigned",
    "held",
    "visiting",
    "drafting",
    "submitted",
    "accepted",
    "checking",
    "served_open",
    "sent",
    "opened",
    "assessed",
    "negotiating",
    "agreed",
    "performed",
    "reconsidering",
    "supervised",
    "police_filed",
    "heard_open",
    "arranging",
    "binding",
    "answering",
    "pending",
}
DONE = {
    "ready",
    "closed",
    "done",
    "approved",
    "served",
    "corrected",
    "released",
    "handed_over",
    "paid",
    "drawn",
    "finished",
    "completed",
    "filed",
    "replied",
    "met",
    "listed",
    "public",
    "detained",
    "concluded",
    "repeated",
    "decided_fault",
    "registration_decided",
    "archived",
    "ended",
}
STOP = {
    "failed",
    "withdrawn",
    "terminated",
    "declined",
    "cancelled",
    "void",
    "removed",
    "suspended",
    "lapsed",
    "joined",
    "routed",
    "transferred",
    "expired",
    "returned",
    "refused",
    "uncorrected",
    "not_filed",
}


def css_of(state: str) -> str:
    """The CSS class for a state's badge."""
    if state in OPEN:
        return "open"
    if state in DONE:
        return "done"
    return "stop" if state in STOP else ""
