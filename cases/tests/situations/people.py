"""Who acts: guards that ask for the person."""

from cases.archive.guards import archive
from cases.decision.guards import decision, review
from cases.execution.guards import remedy
from cases.investigation.guards import always, investigation, recusal, registration
from cases.measures.guards import restriction, sealing, transfer
from cases.measures.steps.sealing import own_case
from cases.supervision.guards import accountability
from cases.tests.situations.world import Met, Row


def _stranger(make):
    """One of the two officers of the case may; an officer of another one may not."""
    return lambda w: (Met(make(w), w.cast.officer), Met(make(w), w.cast.outsider))


def _investigator(make):
    """Whoever did not investigate may; who did may not, whatever else they are."""

    def situation(w):
        taken = {
            *w.case.investigator_ids,
            w.cast.leader.pk,
            w.cast.reviewer.pk,
            w.cast.supervisor.pk,
            w.cast.clerk.pk,
        }
        return Met(make(w, w.case)), Met(
            make(w, w.over(investigator_ids=taken, is_investigator=lambda user: True))
        )

    return situation


def _a_case(w, case):
    return case


def _a_part(w, case):
    return w.part(case=case)


def _recusal(w) -> Row:
    return Row(granted=True, user_id=w.cast.officer.pk)


SITUATIONS = {
    investigation.only_handlers: _stranger(lambda w: w.case),
    archive.only_handlers: _stranger(lambda w: w.part()),
    transfer.by_handlers: _stranger(lambda w: w.part()),
    restriction.own_case: _stranger(lambda w: w.part()),
    registration.of_the_case: _stranger(lambda w: w.part()),
    own_case: _stranger(lambda w: w.part()),
    remedy.only_handlers: _stranger(lambda w: w.part()),
    decision.not_own_case: _investigator(_a_case),
    review.not_investigator: _investigator(_a_case),
    sealing.not_own_case: _investigator(_a_part),
    transfer.not_own_case: _investigator(_a_part),
    restriction.not_investigator: _investigator(_a_part),
    registration.not_own: _investigator(_a_part),
    always.not_recused: lambda w: (
        Met(w.over(is_recused=lambda user: False)),
        Met(w.over(is_recused=lambda user: True)),
    ),
    recusal.decider_is_another: lambda w: (
        Met(w.case, data={"recusal": Row(user_id=0, rank="officer", granted=None)}),
        Met(w.case, data={"recusal": Row(user_id=w.cast.leader.pk, rank="officer", granted=None)}),
    ),
    registration.nobody_recused: lambda w: (
        Met(w.part(case=w.over(all_recusals=[], is_recused=lambda user: False))),
        Met(w.part(case=w.over(all_recusals=[_recusal(w)], is_recused=lambda user: True))),
    ),
    archive.another_person: lambda w: (
        Met(w.part(requested_by_id=0), w.cast.clerk),
        Met(w.part(requested_by_id=w.cast.clerk.pk), w.cast.clerk),
    ),
    accountability.not_oneself: lambda w: (
        Met(w.part(person_id=0), w.cast.leader),
        Met(w.part(person_id=w.cast.leader.pk), w.cast.leader),
    ),
    review.legally_qualified: lambda w: (
        Met(w.case, w.cast.reviewer),
        Met(w.case, Row(pk=9, legal_qualified=False, has_role=w.cast.reviewer.has_role)),
    ),
}
