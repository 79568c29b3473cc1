"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from bureau.documents.registry import INNER
from cases.paper_types import paper

PAPERS = (
    paper("filing_approval", "立案审批表", "立"),
    paper("declined_filing", "不予立案审批表", "不立"),
    paper("cancelled_filing", "销案审批表", "销"),
    paper("complaint_acceptance", "举报受理告知书", "举受", part=INNER),
    paper("complaint_routing", "举报转送告知书", "举转", part=INNER),
    paper("complaint_declined", "举报不予受理告知书", "举不受", part=INNER),
    paper("complaint_reply", "举报办理答复书", "举复", part=INNER),
)
