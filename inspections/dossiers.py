"""The kinds of dossier of this room."""

from bureau.dossiers import Kind, register
from bureau.staff.roles import Role
from inspections.models import Campaign, DrawPlan, InspectionTask, PositiveListEntry, YearPlan
from inspections.workflow import CAMPAIGN, PLAN, POSITIVE, TASK, YEAR_PLAN

register(
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
        YearPlan,
        "年度抽查计划",
        lambda p: f"{p.year} 年",
        lambda p: p.title,
        page="inspections:year-plan",
        duty=(Role.CLERK,),
        workflow=YEAR_PLAN,
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
        duty=(Role.OFFICER, Role.CLERK),
        workflow=CAMPAIGN,
    ),
)
