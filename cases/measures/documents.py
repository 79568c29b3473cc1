"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

ORDERS = (paper("correction_order", "责令改正违法行为决定书", "责改"),)

SEALINGS = (
    paper("sealing_decision", "查封（扣押）决定书", "查"),
    paper("sealing_extension", "查封（扣押）延期通知书", "查延"),
    paper("sealing_release", "解除查封（扣押）决定书", "解查"),
    paper("sealing_list", "查封（扣押）清单"),
)

PAPERS = (*ORDERS, *SEALINGS)
