"""Steps of transfers for administrative detention (移送拘留办法)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.measures.guards import transfer as guard
from cases.states import DetentionState as D

OFFICER, LEADER = Role.OFFICER, Role.LEADER
RULES = "移送拘留办法"

DETENTION_STEPS = (
    Transition(
        "approve_detention",
        "批准移送",
        (D.REQUESTED,),
        D.APPROVED,
        (LEADER,),
        guards=(guard.not_own_case, lambda row, context: guard.may_detain(row.case, context)),
        issues=("detention_transfer",),
        starts=("detain.send",),
        article=f"{RULES}第10条",
    ),
    Transition(
        "refuse_detention",
        "不予批准",
        (D.REQUESTED,),
        D.WITHDRAWN,
        (LEADER,),
        guards=(guard.owed_by_law,),
        danger=True,
        article=f"{RULES}第10条",
    ),
    Transition(
        "send_detention",
        "登记移送",
        (D.APPROVED,),
        D.SENT,
        (OFFICER,),
        guards=(guard.by_handlers,),
        meets=("detain.send",),
        article=f"{RULES}第11条、第12条",
    ),
    Transition(
        "accept_detention",
        "登记公安机关受案",
        (D.SENT,),
        None,
        (OFFICER,),
        guards=(guard.by_handlers, guard.not_accepted_twice),
        starts=("detain.police.refuse",),
        in_order=True,
        article=f"{RULES}第12条",
    ),
    Transition(
        "ask_supplement",
        "登记要求补充材料",
        (D.SENT,),
        D.SUPPLEMENT,
        (OFFICER,),
        guards=(guard.by_handlers,),
        starts=("detain.supplement",),
        article=f"{RULES}第13条",
    ),
    Transition(
        "give_supplement",
        "登记补充移送",
        (D.SUPPLEMENT,),
        D.SENT,
        (OFFICER,),
        guards=(guard.by_handlers,),
        meets=("detain.supplement",),
        article=f"{RULES}第13条",
    ),
    Transition(
        "police_detained",
        "登记拘留决定",
        (D.SENT,),
        D.DETAINED,
        (OFFICER,),
        guards=(guard.by_handlers, guard.accepted_by_police),
        meets=("detain.police.refuse",),
        article=f"{RULES}第14条",
    ),
    Transition(
        "police_refused",
        "登记不予拘留",
        (D.SENT,),
        D.REFUSED,
        (OFFICER,),
        guards=(guard.by_handlers, guard.accepted_by_police),
        meets=("detain.police.refuse",),
        article=f"{RULES}第15条",
    ),
)
