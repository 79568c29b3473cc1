"""A case after its decision: what the tests of this stage start from."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.execution.services import enforcement, remedy
from cases.states import CaseState as C

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"


def upload(name="申请.pdf"):
    """A small PDF."""
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def executing(conduct, **options):
    """A served decision (2026-09…10) and its story."""
    story = conduct(**options)
    story.until(C.EXECUTING)
    return story


def served(story, day: date) -> dict:
    """A direct service on a day."""
    return {**story.service(0), "sent_on": day, "served_on": day}


def demanded(story, on: date):
    """A demand issued on `on` and served the day after."""
    enforcement.issue_demand(case=story.fresh(), actor=story.cast.leader, on=on)
    day = on + timedelta(days=1)
    return enforcement.serve_demand(case=story.fresh(), actor=story.cast.officer, **served(story, day))


def review(story, received_on: date, **facts):
    """A review received."""
    facts = {
        "kind": "review",
        "applicant": "青禾县禾润纺织印染有限公司",
        "body": "澜州市人民政府",
        "applied_on": received_on - timedelta(days=2),
        "accepted_on": received_on,
        "claims": "请求撤销处罚决定。",
        **facts,
    }
    return remedy.register_remedy(
        case=story.fresh(), actor=story.cast.officer, received_on=received_on, **facts
    )


def decided(story, row, day: date, outcome: str, new_fine: Decimal | None = None):
    """Its result, served the day it was made."""
    return remedy.decide_remedy(
        remedy=row,
        actor=story.cast.officer,
        decided_on=day,
        decision_served_on=day,
        outcome=outcome,
        outcome_text="主文。",
        new_fine=new_fine,
    )
