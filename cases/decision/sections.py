"""What this stage shows on the case page."""

from cases.decision.steps import CASE_STEPS
from cases.decision.steps_deciding import DECIDING_STEPS
from cases.decision.thresholds import discussion_grounds, hearing_grounds, legal_review_grounds
from cases.execution.reckoning import UNDOING, undone
from cases.file.sections import Panel
from cases.states import CaseState, PartyKind

ANSWERERS = next(step.roles for step in CASE_STEPS if step.name == "answer_defence")
ENDINGS = ("correct_decision", "annul_decision", "annul_closed", "remake")
ENDING_STEPS = [step for step in DECIDING_STEPS if step.name in ENDINGS]


def discretion(view):
    """The worksheet with its lines, other penalties, and what the amount calls for."""
    proposal = getattr(view.case, "proposal", None)
    if proposal is None:
        return {}
    sheet = proposal.sheet
    return {
        "sheet": sheet,
        "choices": list(sheet.choices.prefetch_related("evidence")) if sheet else [],
        "items": list(proposal.items.all()),
        "hearing_grounds": hearing_grounds(view.case, view.day),
        "discussion_grounds": discussion_grounds(view.case, view.day),
        "legal_grounds": legal_review_grounds(view.case, view.day),
    }


def reviews(view):
    """Review, notices, defence, hearings, legal review, discussion."""
    case = view.case
    return {
        "reviews": list(case.reviews.select_related("reviewer")),
        "earlier_notices": list(case.notices.filter(superseded_on__isnull=False).select_related("document")),
        "hearings": list(
            case.hearings.select_related("chair", "recorder").prefetch_related("officers", "agents")
        ),
        "legal_reviews": list(case.legal_reviews.select_related("reviewer")),
        "discussions": list(
            case.discussions.select_related("chair").prefetch_related("members", "views__member")
        ),
        "defences": list(case.defences.select_related("answered_by")),
        "may_answer": view.user.has_role(*ANSWERERS),
    }


def endings(view):
    """Correction, annulment, further cases: what is there and what this person may begin."""
    case, fallen = view.case, undone(view.case.decision)
    may = [
        step
        for step in ENDING_STEPS
        if case.state in step.sources
        and view.user.has_role(*step.roles)
        and (fallen if step.name == "remake" else not case.decision.annulled_on)
    ]
    return {
        "corrections": list(case.decision.corrections.select_related("document")),
        "further": list(case.further_cases.filter(party_kind=case.party_kind)[:20]),
        "fallen": [r for r in case.decision.remedies.all() if r.outcome in UNDOING and r.effective_on],
        "may": may,
    }


def persons(view):
    """Cases of persons in charge beside the firm's."""
    case, step = view.case, next(step for step in DECIDING_STEPS if step.name == "open_person_case")
    return {
        "persons": list(case.further_cases.filter(party_kind=PartyKind.CITIZEN)[:50]),
        "may_open": case.state in step.sources and case.is_handler(view.user),
    }


def _of_firm(case) -> bool:
    return (
        case.party_kind == PartyKind.ENTITY
        and case.procedure == case.Procedure.ORDINARY
        and case.state != CaseState.FILING
    )


def _decided(case) -> bool:
    return case.state in (
        CaseState.DECIDED,
        CaseState.EXECUTING,
        CaseState.CLOSING,
        CaseState.CLOSED,
    ) and hasattr(case, "decision")


def _proposed(case) -> bool:
    return hasattr(case, "proposal")


PANELS = (
    Panel("decision", "cases/decision/_discretion.html", discretion, when=_proposed, order=40),
    Panel("decision", "cases/case/_reviews.html", reviews),
    Panel("decision", "cases/decision/_endings.html", endings, when=_decided, order=60),
    Panel("decision", "cases/decision/_persons.html", persons, when=_of_firm, order=70),
)
