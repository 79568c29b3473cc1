"""What an officer on duty makes of an anomaly. Found and lapsed are the machine's words, the others a person's."""

from bureau.staff.roles import Role
from bureau.workflow import Transition, Workflow
from inspections.offsite.models import Anomaly

ON_DUTY = (Role.OFFICER, Role.CLERK)
A = Anomaly.State
ANOMALY = Workflow(
    states=A,
    transitions=[
        Transition(
            "confirm", "认定属实", (A.FOUND,), A.CONFIRMED, ON_DUTY, article="行政处罚法 第41条、第46条"
        ),
        Transition("dismiss", "认定非异常", (A.FOUND,), A.DISMISSED, ON_DUTY, legal=False),
    ],
)
