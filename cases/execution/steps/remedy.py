"""Steps of reviews and suits (复议、诉讼)."""

from bureau.staff.roles import Role
from bureau.workflow import Transition
from cases.execution.guards import enforcement, remedy
from cases.states import CaseState as C
from cases.states import RemedyState as R

ANSWERERS = (Role.OFFICER, Role.REVIEWER)
WHO = (remedy.only_handlers,)
RUNNING = (R.RECEIVED, R.PENDING)

CASE_REMEDY_STEPS = (
    Transition(
        "register_remedy",
        "登记复议（诉讼）",
        (C.DECIDED, C.EXECUTING, C.CLOSING, C.CLOSED),
        None,
        ANSWERERS,
        guards=(enforcement.has_decision,),
        article="行政复议法 第48条；行政诉讼法 第67条",
    ),
)

REMEDY_STEPS = (
    Transition(
        "answer_remedy",
        "制发答复书（答辩状）",
        (R.RECEIVED,),
        R.PENDING,
        ANSWERERS,
        guards=WHO,
        meets=("review.answer", "review.answer.simple", "suit.answer"),
        article="行政复议法 第48条；行政诉讼法 第67条",
    ),
    Transition(
        "record_hearing",
        "登记听证（开庭）",
        RUNNING,
        None,
        ANSWERERS,
        guards=WHO,
        article="行政诉讼法 第3条第3款",
    ),
    Transition(
        "order_stay",
        "登记停止执行",
        (*RUNNING, R.DECIDED),
        None,
        ANSWERERS,
        guards=(*WHO, remedy.not_stayed_yet),
        article="行政复议法 第42条；行政诉讼法 第56条",
    ),
    Transition(
        "lift_stay",
        "登记恢复执行",
        (*RUNNING, R.DECIDED),
        None,
        ANSWERERS,
        guards=(*WHO, remedy.is_stayed),
        article="行政复议法 第42条；行政诉讼法 第56条",
    ),
    Transition(
        "decide_remedy",
        "登记决定（裁判）",
        RUNNING,
        R.DECIDED,
        ANSWERERS,
        guards=WHO,
        meets=(
            "review.decide",
            "review.decide.simple",
            "review.answer",
            "review.answer.simple",
            "suit.answer",
        ),
        article="行政复议法 第61条；行政诉讼法 第69条至第79条",
    ),
    Transition(
        "appeal",
        "登记上诉",
        (R.DECIDED,),
        R.APPEALED,
        ANSWERERS,
        guards=(*WHO, remedy.first_instance),
        article="行政诉讼法 第85条",
    ),
    Transition(
        "take_effect",
        "登记生效",
        (R.DECIDED,),
        R.ENDED,
        ANSWERERS,
        guards=WHO,
        article="行政复议法 第75条；行政诉讼法 第85条",
    ),
)
