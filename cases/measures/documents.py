"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

ORDERS = (paper("correction_order", "责令改正违法行为决定书", "责改"),)

SEALINGS = (
    paper("sealing_approval", "查封（扣押）审批表"),
    paper("sealing_decision", "查封（扣押）决定书", "查"),
    paper("sealing_list", "查封（扣押）清单"),
    paper("sealing_scene", "查封（扣押）现场笔录"),
    paper("sealing_extension", "查封（扣押）延期通知书", "查延"),
    paper("sealing_testing", "检测（鉴定）期间告知书", "查检"),
    paper("sealing_release", "解除查封（扣押）决定书", "解查"),
    paper("sealing_release_list", "解除查封（扣押）清单"),
    paper("sealing_release_refusal", "不予解除查封（扣押）通知书", "不解查"),
    paper("goods_collection", "领取财物通知书", "财领"),
    paper("goods_receipt", "扣押财物领取清单"),
    paper("goods_transfer", "查封（扣押）财物移交通知书", "财移"),
)

PAPERS = (*ORDERS, *SEALINGS)
