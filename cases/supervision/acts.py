"""Which form and which service belong to each step of supervision."""

from cases import forms
from cases.desk import Act
from cases.supervision.forms.accountability import DecideFaultForm, HearForm
from cases.supervision.forms.case_file_review import FinishRoundForm
from cases.supervision.services import accountability, case_file_review

ROUND_ACTS = (
    Act("draw_round", forms.OnForm, case_file_review.draw_round, "抽取案卷"),
    Act("finish_round", FinishRoundForm, case_file_review.finish_round, "完成并通报"),
    Act("withdraw_round", forms.ReasonForm, case_file_review.withdraw_round),
)

ACCOUNTABILITY_ACTS = (
    Act("hear_person", HearForm, accountability.hear_person),
    Act("decide_fault", DecideFaultForm, accountability.decide_fault, "作出处理决定"),
    Act("drop_fault", forms.OnReasonForm, accountability.drop_fault),
)
