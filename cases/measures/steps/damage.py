"""Steps of ecological-damage compensation (生态环境损害赔偿)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.measures.guards import damage as guard
from cases.states import DamageState as D

OFFICER, LEADER = Role.OFFICER, Role.LEADER
RULES = "损害赔偿规定"

DAMAGE_STEPS = (
    Transition(
        "record_check",
        "登记初步核查",
        (D.SCREENED,),
        None,
        (OFFICER,),
        in_order=True,
        legal=False,
        article=f"{RULES}第17条",
    ),
    Transition(
        "open_claim",
        "启动索赔",
        (D.SCREENED,),
        D.OPENED,
        (LEADER,),
        guards=(guard.checked,),
        issues=("damage_decision",),
        meets=("damage.check",),
        article=f"{RULES}第17条",
    ),
    Transition(
        "decline_claim",
        "不启动索赔",
        (D.SCREENED,),
        D.DECLINED,
        (LEADER,),
        guards=(guard.checked,),
        issues=("damage_decision",),
        meets=("damage.check",),
        danger=True,
        article=f"{RULES}第17条",
    ),
    Transition("assess", "登记损害评估", (D.OPENED,), D.ASSESSED, (OFFICER,), article=RULES),
    Transition(
        "notify_damage",
        "制发磋商告知书",
        (D.ASSESSED,),
        D.NEGOTIATING,
        (LEADER,),
        issues=("damage_notice",),
        starts=("damage.negotiate",),
        article=f"{RULES}第22条",
    ),
    Transition(
        "hold_meeting",
        "登记磋商会议",
        (D.NEGOTIATING,),
        None,
        (OFFICER,),
        guards=(guard.meetings_left,),
        in_order=True,
        article=f"{RULES}第22条",
    ),
    Transition(
        "agree",
        "登记赔偿协议",
        (D.NEGOTIATING,),
        D.AGREED,
        (LEADER,),
        guards=(guard.met_once,),
        issues=("damage_agreement",),
        meets=("damage.negotiate",),
        article=f"{RULES}第22条",
    ),
    Transition(
        "confirm_agreement",
        "登记司法确认",
        (D.AGREED,),
        None,
        (OFFICER,),
        guards=(guard.confirmed_once,),
        in_order=True,
        article=RULES,
    ),
    Transition(
        "sue",
        "登记提起诉讼",
        (D.NEGOTIATING, D.AGREED),
        D.SUED,
        (LEADER,),
        guards=(guard.met_once,),
        meets=("damage.negotiate",),
        article=RULES,
    ),
    Transition("perform", "登记履行和修复", (D.AGREED, D.SUED), D.PERFORMED, (OFFICER,), article=RULES),
    Transition("evaluate", "登记效果评估", (D.PERFORMED,), D.COMPLETED, (OFFICER,), article=RULES),
)
