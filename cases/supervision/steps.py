"""Steps of supervision: rounds of case-file reviews, inquiries into faults."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.states import AccountabilityState as A
from cases.states import ReviewRoundState as R
from cases.supervision.guards import accountability, case_file_review

OFFICER, LEADER, SUPERVISOR = Role.OFFICER, Role.LEADER, Role.SUPERVISOR

ROUND_STEPS = (
    Transition(
        "draw_round",
        "抽取案卷",
        (R.PLANNED,),
        R.DRAWN,
        (SUPERVISOR,),
        guards=(case_file_review.pool_not_empty,),
    ),
    Transition("withdraw_round", "撤回", (R.PLANNED,), R.WITHDRAWN, (SUPERVISOR,), danger=True, legal=False),
    Transition("score_file", "评查案卷", (R.DRAWN,), None, (SUPERVISOR,)),
    Transition("answer_finding", "登记整改", (R.DRAWN, R.FINISHED), None, (OFFICER, LEADER)),
    Transition(
        "finish_round",
        "完成评查并通报",
        (R.DRAWN,),
        R.FINISHED,
        (SUPERVISOR,),
        guards=(case_file_review.every_file_scored,),
    ),
)

ACCOUNTABILITY_STEPS = (
    Transition("hear_person", "听取本人陈述", (A.OPENED,), A.HEARD, (SUPERVISOR,)),
    Transition(
        "decide_fault",
        "作出处理决定",
        (A.HEARD,),
        A.DECIDED,
        (LEADER,),
        guards=(accountability.not_oneself,),
        in_order=True,
    ),
    Transition(
        "drop_fault",
        "撤销",
        (A.OPENED, A.HEARD),
        A.DROPPED,
        (LEADER,),
        guards=(accountability.not_oneself,),
        danger=True,
    ),
)
