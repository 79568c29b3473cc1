"""Forms and services of a case that goes to another organ."""

from cases.desk import Act
from cases.measures.forms.transfer import OrganForm, ReceiptForm
from cases.measures.previews import transfer as previews
from cases.measures.services import organ

CASE_ACTS = (
    Act(
        "transfer_organ",
        OrganForm,
        organ.transfer_organ,
        "签发移送书",
        "organ_transfer",
        preview=previews.organ_transfer,
        button=False,
    ),
    Act("receive_organ", ReceiptForm, organ.receive_organ),
)
