"""The procedures of the inspection room, as tables."""

from bureau.staff.roles import Role
from bureau.workflow import Transition, Workflow
from inspections.guards import campaign as campaigns
from inspections.guards import plan as plans
from inspections.guards import positive as positives
from inspections.guards import task as tasks
from inspections.guards import year_plan as years
from inspections.models import Campaign, DrawPlan, InspectionTask, PositiveListEntry, YearPlan

PLANNERS = (Role.CLERK, Role.LEADER)
LEADER = (Role.LEADER,)
APPLICANTS = (Role.OFFICER, Role.CLERK, Role.LEADER)
CAP = "涉企行政检查意见（54 号）"  # visits on site within the yearly cap of the province
OFFICER = (Role.OFFICER,)

Y = YearPlan.State
YEAR_PLAN = Workflow(
    states=Y,
    transitions=[
        Transition(
            "submit",
            "报批",
            (Y.DRAFTING,),
            Y.SUBMITTED,
            PLANNERS,
            legal=False,
            guards=(years.covers_every_category, years.numbers_are_set),
        ),
        Transition(
            "approve",
            "批准年度计划",
            (Y.SUBMITTED,),
            Y.APPROVED,
            LEADER,
            guards=(years.covers_every_category, years.numbers_are_set),
        ),
        Transition("send_back", "退回修改", (Y.SUBMITTED,), Y.DRAFTING, LEADER, legal=False),
        Transition("revise", "调整计划", (Y.APPROVED,), Y.DRAFTING, LEADER, danger=True),
        Transition("cancel", "撤销计划", (Y.DRAFTING,), Y.CANCELLED, PLANNERS, danger=True),
    ],
)

P = DrawPlan.State
PLAN = Workflow(
    states=P,
    transitions=[
        Transition(
            "submit",
            "报批",
            (P.DRAFTING,),
            P.SUBMITTED,
            PLANNERS,
            legal=False,
            guards=(plans.names_public_value, plans.quotas_are_set, plans.can_be_drawn),
        ),
        Transition(
            "freeze",
            "批准并冻结名录",
            (P.SUBMITTED,),
            P.FROZEN,
            LEADER,
            guards=(plans.names_public_value, plans.quotas_are_set, plans.can_be_drawn),
        ),
        Transition("send_back", "退回修改", (P.SUBMITTED,), P.DRAFTING, LEADER, legal=False),
        Transition(
            "reveal", "登记公开值并抽取", (P.FROZEN,), P.DRAWN, PLANNERS, guards=(plans.public_value_is_out,)
        ),
        Transition("redraw", "批准重抽", (P.FROZEN, P.DRAWN), P.FROZEN, LEADER, danger=True),
        Transition("issue", "确认结果并下达任务", (P.DRAWN,), P.RUNNING, LEADER),
        Transition(
            "complete", "办结并公开结果", (P.RUNNING,), P.COMPLETED, PLANNERS, guards=(plans.visits_are_over,)
        ),
        Transition("cancel", "撤销计划", (P.DRAFTING, P.SUBMITTED), P.CANCELLED, PLANNERS, danger=True),
    ],
)

T = InspectionTask.State
TASK = Workflow(
    states=T,
    transitions=[
        Transition(
            "start",
            "开始检查",
            (T.ASSIGNED,),
            T.VISITING,
            OFFICER,
            article=tasks.TWO_OFFICERS,
            guards=(
                tasks.is_one_of_the_officers,
                tasks.both_are_certified,
                tasks.nobody_is_recused,
                tasks.listed_firm_is_visited_with_consent,
                tasks.within_the_cap,
            ),
        ),
        Transition(
            "finish",
            "办结并固定记录",
            (T.VISITING,),
            T.DONE,
            OFFICER,
            guards=(
                tasks.is_one_of_the_officers,
                tasks.both_are_certified,
                tasks.no_entry_waits,
                tasks.record_is_complete,
            ),
        ),
        Transition("consent", "同意现场检查", (T.ASSIGNED,), None, LEADER, article="正面清单意见（10 号）"),
        Transition("over_cap", "批准超上限检查", (T.HELD,), T.ASSIGNED, LEADER, article=CAP),
        Transition("go_remote", "改为非现场检查", (T.HELD,), T.ASSIGNED, PLANNERS, article=CAP),
        Transition("reassign", "改派检查人员", (T.ASSIGNED, T.HELD), None, PLANNERS, legal=False),
        Transition("cancel", "取消检查", (T.ASSIGNED, T.HELD), T.CANCELLED, PLANNERS, danger=True),
    ],
)

C = Campaign.State
CAMPAIGN = Workflow(
    states=C,
    transitions=[
        Transition(
            "submit",
            "固定名单并报批",
            (C.PLANNING,),
            C.SUBMITTED,
            PLANNERS,
            guards=(campaigns.has_targets,),
        ),
        Transition("send_back", "退回修改", (C.SUBMITTED,), C.PLANNING, LEADER, legal=False),
        Transition(
            "launch",
            "批准并下达任务",
            (C.SUBMITTED,),
            C.RUNNING,
            LEADER,
            guards=(campaigns.has_targets, campaigns.targets_are_as_submitted),
        ),
        Transition(
            "finish",
            "结束行动",
            (C.RUNNING,),
            C.FINISHED,
            PLANNERS,
            guards=(campaigns.visits_are_over,),
            starts=("publish.other",),
        ),
        Transition("cancel", "撤销行动", (C.PLANNING, C.SUBMITTED), C.CANCELLED, PLANNERS, danger=True),
    ],
)

E = PositiveListEntry.State
POSITIVE = Workflow(
    states=E,
    transitions=[
        Transition("approve", "批准并公示", (E.APPLIED,), E.NOTICED, LEADER, guards=(positives.may_enter,)),
        Transition("decline", "不予列入", (E.APPLIED, E.NOTICED), E.DECLINED, LEADER, danger=True),
        Transition(
            "enter",
            "公示期满，列入清单",
            (E.NOTICED,),
            E.LISTED,
            PLANNERS,
            guards=(positives.notice_is_over, positives.objections_are_answered, positives.may_enter),
            starts=("positive.recheck",),
            article=positives.RULE,
        ),
        Transition(
            "recheck",
            "季度复核",
            (E.LISTED,),
            None,
            APPLICANTS,
            guards=(positives.term_still_runs,),
            meets=("positive.recheck",),
            starts=("positive.recheck",),
            article=positives.RULE,
            in_order=True,
        ),
        Transition(
            "propose_removal",
            "建议移出",
            (E.LISTED,),
            None,
            APPLICANTS,
            guards=(positives.not_yet_proposed,),
            article=positives.RULE,
        ),
        Transition(
            "keep_listed",
            "不予移出",
            (E.LISTED,),
            None,
            LEADER,
            guards=(positives.is_proposed,),
            article=positives.RULE,
        ),
        Transition(
            "object",
            "登记异议",
            (E.NOTICED,),
            None,
            APPLICANTS,
            legal=False,
            article=positives.RULE,
        ),
        Transition(
            "settle_objection",
            "登记核查结果",
            (E.NOTICED,),
            None,
            APPLICANTS,
            article=positives.RULE,
        ),
        Transition(
            "remove", "移出清单", (E.LISTED,), E.REMOVED, LEADER, issues=("positive_removal",), danger=True
        ),
        Transition(
            "remove_for_violation",
            "因违法移出清单",
            (E.LISTED,),
            E.REMOVED,
            (Role.OFFICER, Role.REVIEWER, Role.LEADER, Role.CLERK),
            issues=("positive_removal",),
            danger=True,
        ),
        Transition(
            "expire",
            "登记到期",
            (E.LISTED,),
            E.EXPIRED,
            PLANNERS,
            guards=(positives.term_is_over,),
            legal=False,
        ),
    ],
)
