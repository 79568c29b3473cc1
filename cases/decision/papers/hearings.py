"""听证通知书 (行政处罚法 第64条)."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.models import Case, Hearing
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import clause


def hearing_notice(case: Case, hearing: Hearing, *, on: date) -> dict:
    """Context of the notice of a hearing: day, place, chair, rights and duties of the party."""
    notice = getattr(case, "notice", None)
    chair = hearing.chair
    return {
        "party": party(case),
        "cause": case.violation.name,
        "requested_on": hearing.requested_on,
        "requested_by": hearing.requested_by,
        "notice_number": notice.document.number if notice else "",
        "article": article("hearing.held", on),
        "scheduled_on": hearing.scheduled_on,
        "place": clause(hearing.place),
        "chair": f"{chair.name}（{chair.post}）" if chair and chair.post else chair.name if chair else "",
        "investigators": [case.handler.name, case.co_handler.name],
        "agents": int(timelimits.number("hearing.agents.max", on)),
        "contact": contact(on, chair),
    }
