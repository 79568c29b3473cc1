"""Acts of reviews and suits."""

from cases.desk import Act
from cases.execution import previews
from cases.execution.forms import remedy as form
from cases.execution.services import remedy

REGISTER_ACTS = (Act("register_remedy", form.RemedyForm, remedy.register_remedy, "登记", button=False),)
REMEDY_ACTS = (
    Act(
        "answer_remedy",
        form.AnswerForm,
        remedy.answer_remedy,
        "制发答复书（答辩状）",
        lambda row: remedy.PAPER[row.kind],
        preview=previews.remedy_answer,
    ),
    Act("record_hearing", form.HearingForm, remedy.record_hearing),
    Act("order_stay", form.StayForm, remedy.order_stay),
    Act("lift_stay", form.LiftForm, remedy.lift_stay),
    Act("decide_remedy", form.DecidedForm, remedy.decide_remedy),
    Act("appeal", form.AppealForm, remedy.appeal),
    Act("take_effect", form.EffectForm, remedy.take_effect),
)
