"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

PAPERS = (paper("filing_approval", "立案审批表", "立"),)
