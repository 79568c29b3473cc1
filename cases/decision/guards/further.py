"""Before a further case is made of one: the decision made anew, the person in charge beside the firm."""

from django.urls import reverse

from bureau.law.models import ViolationBasis
from bureau.workflow import Context, Refusal
from cases.execution.reckoning import undone
from cases.states import CaseState, PartyKind

ENDED_EARLY = (CaseState.DECLINED, CaseState.CANCELLED, CaseState.TERMINATED)


def annulled(case, context: Context):
    """A case is made anew only after its decision fell: annulled by the bureau, or undone by a review or a court."""
    decision = getattr(case, "decision", None)
    if decision and undone(decision):
        return None
    return Refusal("原决定没有撤销。撤销后才能另行立案、重新作出决定。", "行政处罚法 第75条")


def _running(case, further) -> Refusal:
    return Refusal(
        f"已另行立案：{further}（{further.get_state_display()}）。请在该案中办理。",
        "行政处罚法 第29条、第54条",
        reverse("cases:case", args=[further.pk]),
        "看案件",
    )


def not_remade_yet(case, context: Context):
    """One case for the same act: a second is made only when the first further one came to nothing."""
    running = [f for f in _remade(case) if f.state not in ENDED_EARLY]
    return _running(case, running[0]) if running else None


def _remade(case) -> list:
    """Cases made anew of this one. A daily penalty made anew stands beside it, for the same days of one original."""
    if case.procedure == case.Procedure.DAILY:
        same = {"procedure": case.procedure, "act_on": case.act_on, "act_until": case.act_until}
        return list(case.original.further_cases.filter(pk__gt=case.pk, **same))
    remade = [f for f in case.further_cases.all() if f.procedure == f.Procedure.ORDINARY]
    return [f for f in remade if f.party_is_citizen == case.party_is_citizen]


def firm_is_party(case, context: Context):
    """Persons in charge are fined beside a firm or organisation, in its ordinary case."""
    if case.party_kind == PartyKind.ENTITY and case.procedure == case.Procedure.ORDINARY:
        return None
    return Refusal(
        "对责任人员的处罚以单位违法、适用普通程序的案件为基础，本案不是。", "行政处罚法 第4条、第54条"
    )


def persons_are_fined(case, context: Context):
    """The article names a fine for persons in charge, on the day of the act or today."""
    rows = case.violation.bases.filter(subject=ViolationBasis.Subject.PERSON)
    acted = case.act_until or case.act_on
    if rows.in_force(acted).exists() or rows.in_force(context.on).exists():
        return None
    return Refusal(
        f"案由“{case.violation.name}”的处罚条款没有规定对责任人员罚款，不得另案处罚个人。",
        "行政处罚法 第4条、第38条",
    )


def person_not_yet(case, context: Context):
    """One case for each person."""
    name, code = context.data.get("name"), context.data.get("code")
    for further in case.further_cases.filter(party_kind=PartyKind.CITIZEN):
        known = bool(code and code == further.party_code) or name == further.party_name
        if known and further.state not in ENDED_EARLY:
            return _running(case, further)
    return None
