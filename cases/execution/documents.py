"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

PAPERS = (
    paper("proof_of_service", "送达回证"),
    paper("closing_approval", "结案审批表", "结"),
)
