"""Steps of sealing and seizure."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.measures.guards import sealing
from cases.states import SealingState as S

OFFICER, LEADER = Role.OFFICER, Role.LEADER

SEALING_STEPS = (
    Transition(
        "approve_sealing",
        "批准查封、扣押",
        (S.APPLIED,),
        S.APPROVED,
        (LEADER,),
        guards=(sealing.case_undecided,),
        issues=("sealing_decision", "sealing_list"),
        article="行政强制法 第18条",
    ),
    Transition("refuse_sealing", "不予批准", (S.APPLIED,), S.WITHDRAWN, (LEADER,), danger=True),
    Transition(
        "execute_sealing",
        "登记实施",
        (S.APPROVED,),
        S.IN_FORCE,
        (OFFICER,),
        guards=(sealing.case_undecided,),
        starts=("seal.term",),
        article="行政强制法 第18条、第24条",
    ),
    Transition(
        "extend_sealing",
        "延长期限",
        (S.IN_FORCE,),
        None,
        (LEADER,),
        issues=("sealing_extension",),
        article="行政强制法 第25条",
    ),
    Transition(
        "release_sealing",
        "解除",
        (S.IN_FORCE,),
        S.RELEASED,
        (LEADER,),
        issues=("sealing_release",),
        meets=("seal.term",),
        article="行政强制法 第28条",
    ),
)
