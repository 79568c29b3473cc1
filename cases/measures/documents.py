"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from bureau.documents.registry import INNER
from cases.measures import daily_procedure  # noqa: F401  registers the procedure of a daily penalty
from cases.paper_types import paper

ORDERS = (
    paper("correction_order", "责令改正违法行为决定书", "责改"),
    paper("order_withdrawal", "撤销责令改正违法行为决定通知书", "责改撤"),
    paper("recheck_record", "责令改正复查笔录"),
)

DAILY = (
    paper("daily_notice", "按日连续处罚事先（听证）告知书", "连罚告"),
    paper("daily_decision", "按日连续处罚决定书", "连罚"),
)

TRANSFERS = (
    paper("detention_transfer", "行政拘留案件移送书", "移拘"),
    paper("referral_transfer", "涉嫌犯罪案件移送书", "移"),
    paper("organ_transfer", "案件移送书", "移管"),
    paper("detention_approval", "移送行政拘留案件审批表", part=INNER),
    paper("referral_approval", "涉嫌犯罪案件移送审批表", part=INNER),
    paper("transfer_materials", "移送材料清单"),
    paper("transfer_items", "涉案物品清单"),
    paper("referral_reconsideration", "提请复议书", "提复"),
    paper("referral_supervision", "立案监督建议书", "立监"),
)

DAMAGES = (
    paper("damage_decision", "生态环境损害索赔决定书", "索赔"),
    paper("damage_notice", "生态环境损害赔偿磋商告知书", "磋告"),
    paper("damage_agreement", "生态环境损害赔偿协议", "赔协"),
)

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

RESTRICTIONS = (
    paper("restriction_notice", "责令限制生产（停产整治）事先（听证）告知书", "限停告"),
    paper("limit_decision", "责令限制生产决定书", "限产"),
    paper("suspension_decision", "责令停产整治决定书", "停产"),
    paper("limit_extension", "延长限制生产期限通知书", "限产延"),
    paper("restriction_check", "限制生产（停产整治）检查记录"),
    paper("closure_request", "报请责令停业、关闭的请示", "请"),
)

PAPERS = (*ORDERS, *DAILY, *TRANSFERS, *DAMAGES, *SEALINGS, *RESTRICTIONS)
