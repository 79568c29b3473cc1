"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

PAPERS = (
    paper("prior_notice", "行政处罚事先（听证）告知书", "罚告"),
    paper("hearing_notice", "行政处罚听证通知书", "听通"),
    paper("penalty_decision", "行政处罚决定书", "罚"),
    paper("exempt_decision", "不予行政处罚决定书", "不罚"),
)
