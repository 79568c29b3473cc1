"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

PAPERS = (
    paper("proof_of_service", "送达回证"),
    paper("service_address", "送达地址确认书"),
    paper("service_announcement", "送达公告", "送公"),
    paper("deferral_grant", "同意分期（延期）缴纳罚款通知书", "缓缴"),
    paper("deferral_refusal", "不同意分期（延期）缴纳罚款通知书", "不缓"),
    paper("refund_notice", "退还罚款通知书", "退罚"),
    paper("demand", "督促履行义务催告书", "催"),
    paper("surcharge_sheet", "加处罚款计算表"),
    paper("court_application", "强制执行申请书", "强执"),
    paper("substitution_decision", "代履行决定书", "代履"),
    paper("review_answer", "行政复议答复书", "复答"),
    paper("suit_answer", "行政诉讼答辩状", "诉辩"),
    paper("closing_approval", "结案审批表", "结"),
)
