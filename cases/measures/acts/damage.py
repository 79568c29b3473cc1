"""Forms and services of ecological-damage compensation."""

from cases import forms
from cases.desk import Act
from cases.measures.forms import damage as fields
from cases.measures.previews import damage as previews
from cases.measures.services import damage

DAMAGE_ACTS = (
    Act("record_check", fields.CheckForm, damage.record_check),
    Act(
        "open_claim",
        forms.OnReasonForm,
        damage.open_claim,
        "签发索赔决定",
        "damage_decision",
        preview=previews.opening,
    ),
    Act(
        "decline_claim",
        forms.OnReasonForm,
        damage.decline_claim,
        "签发不启动决定",
        "damage_decision",
        preview=previews.declining,
    ),
    Act("assess", fields.AssessForm, damage.assess),
    Act(
        "notify_damage",
        forms.IssueForm,
        damage.notify_damage,
        "签发磋商告知书",
        "damage_notice",
        preview=previews.damage_notice,
    ),
    Act("hold_meeting", fields.MeetingForm, damage.hold_meeting),
    Act(
        "agree",
        fields.AgreeForm,
        damage.agree,
        "签发赔偿协议",
        "damage_agreement",
        preview=previews.damage_agreement,
    ),
    Act("confirm_agreement", fields.CourtForm, damage.confirm_agreement),
    Act("sue", fields.SuitForm, damage.sue),
    Act("perform", fields.PerformForm, damage.perform),
    Act("evaluate", fields.EvaluateForm, damage.evaluate),
)
