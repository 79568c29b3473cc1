"""Boxes that ruled approval forms share."""

from datetime import date

from bureau.documents.chinese import date_text
from cases.models import Case
from cases.wording.people import officers
from cases.wording.prose import prose


def handlers_opinion(case: Case, text: str, on: date) -> dict:
    """The handlers' box of a ruled form."""
    return {
        "label": "承办人意见",
        "text": prose(text),
        "people": names(case.handler, case.co_handler),
        "on": on,
    }


def handlers(case: Case, on: date) -> list:
    """The row that names the handlers with their certificates."""
    return [["承办人", "、".join(officers(case.handler, case.co_handler, on=on))]]


def names(*people) -> list[str]:
    """Names of those who are known."""
    return [person.name for person in people if person]


def day_or_blank(day: date | None) -> str:
    """A day in words, or nothing."""
    return date_text(day) if day else ""
