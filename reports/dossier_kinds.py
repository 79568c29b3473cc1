"""The kinds of dossier that exist, room by room."""

from bureau.dossiers import Kind, register
from bureau.staff.roles import Role
from cases.models import Case, Clue, CorrectionOrder, Sealing
from cases.workflow import CASES, CLUES, ORDERS, SEALINGS
from inspections.models import Campaign, DrawPlan, InspectionTask, PositiveListEntry
from inspections.workflow import CAMPAIGN, PLAN, POSITIVE, TASK
from publicity.models import Correction, Publication
from publicity.workflow import CORRECTIONS
from reports.models import AnnualReport
from reports.workflow import WORKFLOW

register(
    Kind(
        Case,
        "处罚案件",
        lambda c: c.number or "待立案",
        lambda c: c.party_name,
        lambda c: c.handler.name,
        page="cases:case",
        people=("handler", "co_handler"),
        related=("handler", "violation"),
        workflow=CASES,
    ),
    Kind(
        Clue,
        "线索",
        lambda c: c.number,
        lambda c: c.party_name,
        page="cases:clue",
        duty=(Role.OFFICER,),
        workflow=CLUES,
    ),
    Kind(
        Sealing,
        "查封扣押",
        lambda s: s.case.number,
        lambda s: s.case.party_name,
        lambda s: s.case.handler.name,
        page="cases:sealing",
        people=("case__handler", "case__co_handler"),
        related=("case__handler",),
        workflow=SEALINGS,
    ),
    Kind(
        CorrectionOrder,
        "责令改正",
        lambda o: o.document.number if o.document_id else "待签发",
        lambda o: o.party_name,
        lambda o: o.officer_a.name,
        page="cases:order",
        people=("officer_a", "officer_b"),
        related=("document", "officer_a"),
        workflow=ORDERS,
    ),
    Kind(
        InspectionTask,
        "检查任务",
        lambda t: t.number,
        lambda t: t.enterprise.name,
        lambda t: t.officer_a.name,
        page="inspections:task",
        people=("officer_a", "officer_b"),
        related=("enterprise", "officer_a", "officer_b"),
        workflow=TASK,
    ),
    Kind(
        DrawPlan,
        "双随机抽查",
        lambda p: p.number,
        lambda p: p.title,
        page="inspections:plan",
        duty=(Role.CLERK,),
        workflow=PLAN,
    ),
    Kind(
        PositiveListEntry,
        "正面清单",
        lambda e: e.get_state_display(),
        lambda e: e.enterprise.name,
        page="inspections:positive-entry",
        duty=(Role.CLERK,),
        related=("enterprise",),
        workflow=POSITIVE,
    ),
    Kind(
        Campaign,
        "专项行动",
        lambda c: c.get_focus_display(),
        lambda c: c.title,
        page="inspections:campaign",
        duty=(Role.OFFICER,),
        workflow=CAMPAIGN,
    ),
    Kind(
        Publication,
        "信息公开",
        lambda p: p.number or p.get_kind_display(),
        lambda p: p.title,
        page="publicity:publication",
        duty=(Role.CLERK,),
    ),
    Kind(
        Correction,
        "更正申请",
        lambda c: c.code,
        lambda c: c.applicant,
        page="publicity:correction",
        duty=(Role.CLERK,),
        workflow=CORRECTIONS,
    ),
    Kind(
        AnnualReport,
        "年度报告",
        lambda r: f"{r.year} 年度",
        lambda r: r.title,
        duty=(Role.CLERK,),
        workflow=WORKFLOW,
    ),
)
