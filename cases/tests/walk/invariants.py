"""What must hold about a bureau's records whatever anybody did."""

from django.urls import Resolver404, resolve

from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.record.services import verify_all
from cases.sections import about_case
from cases.supervision.self_review import score_of

BY_WAITING = (25,)  # a term runs out while nobody does anything


def refusals_are_complete(refused) -> None:
    """Each reason is a sentence with the article, and the way to mend it leads to a page."""
    assert refused.refusals, refused.label
    for reason in refused.refusals:
        assert reason.text.strip(), refused.label
        if reason.fix_url:
            leads_somewhere(reason.fix_url)


def leads_somewhere(url: str) -> None:
    """An address of the house."""
    try:
        resolve(url.partition("?")[0].partition("#")[0])
    except Resolver404 as error:
        raise AssertionError(f"{url} leads nowhere") from error


def numbers_run_through() -> None:
    """No number of a paper is missing or given twice, per organ, type and year."""
    taken: dict[tuple, list[int]] = {}
    papers = IssuedDocument.objects.exclude(number="")
    for organ, kind, year, sequence in papers.values_list("organ", "type", "year", "sequence"):
        taken.setdefault((organ, kind, year), []).append(sequence)
    wrong = {key: found for key, found in taken.items() if sorted(found) != list(range(1, len(found) + 1))}
    assert not wrong, wrong


def chains_hold() -> None:
    """The process record is whole."""
    assert list(verify_all()) == []


def no_fatal_error(case) -> None:
    """The self-review of a decided case finds none of the twenty-five, but what comes of waiting alone.

    Before the decision it warns of what is still to be done; that is no error yet.
    """
    case = type(case).objects.get(pk=case.pk)
    if getattr(case, "decision", None) is None:
        return
    score = score_of(case, today(), about_case(case))
    found = [(line.check.fatal, [fault.text for fault in line.faults]) for line in score.fatal]
    assert not [one for one in found if one[0] not in BY_WAITING], found


def case_is_lawful(case) -> None:
    """The plainest rules, read from the records without any code of the room."""
    decision, notice = getattr(case, "decision", None), getattr(case, "notice", None)
    if decision and decision.kind == decision.Kind.PENALTY and case.procedure == "ordinary":
        assert notice.served_on and decision.decided_on >= notice.served_on
        assert notice.waived_on or decision.decided_on >= notice.earliest_decision_on
        assert decision.fine <= notice.fine
        assert not case.defences.filter(
            answered_on__isnull=True, received_on__lte=decision.decided_on
        ).exists()
    for row in (*case.reviews.all(), *case.legal_reviews.all()):
        assert not case.is_investigator(row.reviewer)
    for row in case.discussions.all():
        assert row.members.count() >= 3 and not any(case.is_investigator(m) for m in row.members.all())
    for row in case.sealings.filter(state__in=["emergency", "in_force", "released"]):
        assert row.officer_a_id != row.officer_b_id and (row.approved_on or row.state != "in_force")
