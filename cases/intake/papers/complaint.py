"""Letters to a reporter: acceptance, route, refusal, answer. They are the inner half of a file and never public."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.models import Complaint
from cases.wording.citing import cite
from cases.wording.people import contact
from cases.wording.prose import clause, prose


def acceptance(complaint: Complaint, *, on: date) -> dict:
    """Context of the notice of acceptance: what, by when an answer comes."""
    key = "petition.finish" if complaint.channel in ("petition", "visit", "letter") else "hotline.finish"
    rule = timelimits.rule_or_none(key, on, office=complaint.office)
    return {
        **_frame(complaint, on),
        "article": cite(rule.citation) if rule else "",
        "answer_by": timelimits.due(key, on, office=complaint.office).on if rule else None,
    }


def routing(complaint: Complaint, *, on: date) -> dict:
    """Context of the notice that another organ is in charge."""
    return {**_frame(complaint, on), "receiver": complaint.routed_to, "reason": prose(complaint.reason)}


def declined(complaint: Complaint, *, on: date) -> dict:
    """Context of the refusal with its reason."""
    return {**_frame(complaint, on), "reason": prose(complaint.reason)}


def answer(complaint: Complaint, *, on: date) -> dict:
    """Context of the answer: result, what was done, the way to a review (信访工作条例 第35条)."""
    review = timelimits.rule_or_none("petition.review.request", on, office=complaint.office)
    petition = complaint.channel in ("petition", "visit", "letter")
    return {
        **_frame(complaint, on),
        "result": complaint.get_result_display(),
        "reply": prose(complaint.reply),
        "review_days": int(review.value) if review and petition else None,
    }


def _frame(complaint: Complaint, on: date) -> dict:
    return {
        "reporter": complaint.reporter or "举报人",
        "number": complaint.number,
        "received_on": complaint.received_on,
        "channel": prose(complaint.get_channel_display()),
        "subject": complaint.subject,
        "place": clause(complaint.place),
        "contact": contact(on),
    }
