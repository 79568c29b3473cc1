"""The kinds of paper of this stage: key, title, number word (none: no number), half of the archive file."""

from bureau.documents.registry import INNER
from cases.paper_types import paper

PAPERS = (
    paper("discretion_sheet", "行政处罚裁量表", part=INNER),
    paper("case_review", "案件审查表", part=INNER),
    paper("prior_notice", "行政处罚事先（听证）告知书", "罚告"),
    paper("exempt_notice", "不予行政处罚事先告知书", "不罚告"),
    paper("defence_statement", "陈述申辩笔录"),
    paper("defence_answer", "陈述申辩复核意见"),
    paper("hearing_refusal", "不予组织听证通知书", "听不"),
    paper("hearing_notice", "行政处罚听证通知书", "听通"),
    paper("hearing_delay", "听证延期通知书", "听延"),
    paper("hearing_minutes", "听证笔录"),
    paper("hearing_report", "听证报告", part=INNER),
    paper("legal_review", "法制审核意见书", part=INNER),
    paper("legal_opinion", "法律顾问意见书", part=INNER),
    paper("discussion_record", "案件集体讨论笔录", part=INNER),
    paper("disposal_approval", "案件处理内部审批表", part=INNER),
    paper("penalty_decision", "行政处罚决定书", "罚"),
    paper("exempt_decision", "不予行政处罚决定书", "不罚"),
    paper("spot_decision", "当场行政处罚决定书", "当罚"),
    paper("decision_correction", "行政处罚决定补正通知书", "补正"),
    paper("annulment_decision", "撤销行政处罚决定书", "撤罚"),
)
