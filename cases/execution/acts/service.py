"""Acts of service."""

from cases.desk import Act
from cases.execution import previews
from cases.execution.forms.service import AddressForm, ServiceForm
from cases.execution.services import attempts
from cases.execution.services.decision import serve_decision

SERVICE_ACTS = (
    Act("serve_decision", ServiceForm, serve_decision, "登记送达"),
    Act(
        "confirm_address",
        AddressForm,
        attempts.confirm_address,
        "登记并制发确认书",
        "service_address",
        preview=previews.service_address,
        button=False,
    ),
)
