"""The kinds of paper of this stage: key, title, number word (none: no number)."""

from cases.paper_types import paper

PAPERS = (
    paper("scene_record", "现场检查（勘察）笔录"),
    paper("inquiry_record", "调查询问笔录"),
    paper("sampling_form", "采样取证登记单"),
    paper("photo_sheet", "现场照片（影像）证据"),
    paper("evidence_catalogue", "证据目录"),
    paper("registration_notice", "先行登记保存证据通知书", "登存"),
    paper("registration_list", "先行登记保存证据清单"),
    paper("registration_decision", "先行登记保存证据处理决定书", "解登"),
    paper("suspension_approval", "中止调查审批表"),
    paper("termination_approval", "终止调查审批表"),
    paper("recusal_decision", "回避决定书"),
    paper("investigation_report", "行政处罚案件调查报告"),
)
