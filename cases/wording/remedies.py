"""Where and until when the party may seek review or sue (fatal error 14 when wrong)."""

from datetime import date

from bureau.law.services import issuing_organ
from bureau.staff.models import Office
from cases.wording.terms import term


def remedies(on: date, *, office: Office) -> dict:
    """Review body, court and both terms, as law and organ are on the day of the paper."""
    organ = issuing_organ(on)
    return {
        "review_body": organ.review_sentence,
        "review_term": term("review.term", on, office=office),
        "court": organ.court,
        "suit_term": term("suit.term", on, office=office),
    }
