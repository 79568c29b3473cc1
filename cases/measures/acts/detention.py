"""Forms and services of transfers for detention."""

from cases import forms
from cases.desk import Act
from cases.measures.forms import transfer as fields
from cases.measures.previews import transfer as previews
from cases.measures.services import detention

DETENTION_ACTS = (
    Act(
        "approve_detention",
        forms.OpinionForm,
        detention.approve_detention,
        "批准并签发移送书",
        "detention_transfer",
        preview=previews.detention_transfer,
    ),
    Act("refuse_detention", forms.ReasonForm, detention.refuse_detention),
    Act("send_detention", fields.SendForm, detention.send_detention),
    Act("accept_detention", fields.ReceiptForm, detention.accept_detention),
    Act("ask_supplement", forms.OnReasonForm, detention.ask_supplement),
    Act("give_supplement", forms.OnReasonForm, detention.give_supplement),
    Act("police_detained", fields.OutcomeForm, detention.police_detained),
    Act("police_refused", fields.OutcomeForm, detention.police_refused),
)
