"""Duties that follow from a decision by law: transfer for detention together with a penalty under 法典 第1108条."""

from datetime import date

from bureau.law.models import ViolationBasis
from bureau.timelimits import services as timelimits
from cases.measures import listed
from cases.models import Case, Decision, Detention, Referral
from cases.states import DetentionState, ReferralState

SENT_ALREADY = (
    DetentionState.SENT,
    DetentionState.SUPPLEMENT,
    DetentionState.DETAINED,
    DetentionState.REFUSED,
)
# From the head's approval until the police, the procuratorate or the court have ended it.
CRIME_OPEN = (
    ReferralState.APPROVED,
    ReferralState.SENT,
    ReferralState.SUPPLEMENT,
    ReferralState.POLICE_FILED,
    ReferralState.NOT_FILED,
    ReferralState.RECONSIDERING,
    ReferralState.SUPERVISED,
)


def must_detain(case: Case) -> listed.Listed | None:
    """The article under which a penalty decided under the Code must go with a transfer for detention, or None."""
    decision = getattr(case, "decision", None)
    if decision is None or decision.kind != Decision.Kind.PENALTY or case.procedure == Case.Procedure.DAILY:
        return None
    if case.proposal.basis.regime != ViolationBasis.Regime.CODE:
        return None
    return listed.listed(listed.DETAIN_MUST, case.violation.code, decision.decided_on)


def detention_owed(case: Case) -> listed.Listed | None:
    """The same while the transfer is still owed: not sent, and the act not referred as a crime."""
    article = must_detain(case)
    if article is None or is_with_police(case):
        return None
    return None if Detention.objects.filter(case=case, state__in=SENT_ALREADY).exists() else article


def is_with_police(case: Case) -> bool:
    """Whether the case is referred as a suspected crime, or ended in a criminal judgment."""
    states = (*CRIME_OPEN, ReferralState.CONCLUDED)
    return Referral.objects.filter(case=case, state__in=states).exists()


def begin(case: Case, *, on: date, actor) -> None:
    """Starts the clock of a duty with the decision that brings it: the penalty decides the transfer as well."""
    if must_detain(case):
        timelimits.start(case, "detain.send", on=on, actor=actor, label="应当移送行政拘留")
