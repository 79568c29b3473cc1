"""Forms and services of criminal referrals."""

from cases import forms
from cases.desk import Act
from cases.measures.forms import transfer as fields
from cases.measures.previews import transfer as previews
from cases.measures.services import referral

REFERRAL_ACTS = (
    Act(
        "approve_referral",
        forms.OpinionForm,
        referral.approve_referral,
        "批准并签发移送书",
        "referral_transfer",
        preview=previews.referral_transfer,
    ),
    Act("decline_referral", forms.OnReasonForm, referral.decline_referral),
    Act("send_referral", fields.SendReferralForm, referral.send_referral),
    Act("accept_referral", fields.AcceptReferralForm, referral.accept_referral),
    Act("enter_platform", forms.OnForm, referral.enter_platform),
    Act("ask_cure", forms.OnReasonForm, referral.ask_cure),
    Act("give_cure", forms.OnReasonForm, referral.give_cure),
    Act("police_filed", fields.OutcomeForm, referral.police_filed),
    Act("police_declined", fields.OutcomeForm, referral.police_declined),
    Act("hand_over_goods", fields.GoodsForm, referral.hand_over_goods),
    Act(
        "ask_reconsideration",
        forms.OnReasonForm,
        referral.ask_reconsideration,
        "签发提请复议书",
        "referral_reconsideration",
        preview=previews.referral_reconsideration,
    ),
    Act(
        "ask_supervision",
        forms.OnReasonForm,
        referral.ask_supervision,
        "签发立案监督建议书",
        "referral_supervision",
        preview=previews.referral_supervision,
    ),
    Act("conclude_referral", fields.JudgmentForm, referral.conclude_referral),
    Act("return_referral", forms.OnReasonForm, referral.return_referral),
)
