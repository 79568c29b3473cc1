"""Who may act: two certified officers, none of them recused. Who acted is written down for good."""

from datetime import date

from bureau.workflow import Refusal, Refused
from cases.models import Investigator

ARTICLE = "行政处罚法 第42条、第55条"


def refuse_uncertified(label: str, on: date, *officers, case=None) -> None:
    """Raises Refused when an officer has no certificate valid on the day, is named twice, or is recused in the case.

    行政处罚法 第42、43、55条; fatal error 2. Without a case there is no recusal to look at.
    """
    reasons = [
        Refusal(f"{o.name} 在 {on} 没有有效的执法证。请改选持证人员。", ARTICLE)
        for o in officers
        if not o.is_certified(on)
    ]
    if len({o.pk for o in officers}) < len(officers):
        reasons.append(Refusal("缺第二名执法人员，执法人员不得少于两人。请补选一名。", "行政处罚法 第42条"))
    reasons += [
        Refusal(f"{o.name} 已决定回避，不得再参与本案。请改选其他人员。", "行政处罚法 第43条")
        for o in officers
        if case and case.is_recused(o)
    ]
    if reasons:
        raise Refused(label, reasons)


def certificates(on: date, first, second, *, names=("certificate_a", "certificate_b")) -> dict:
    """The numbers valid on the day, for the columns of a row."""
    return {names[0]: first.certificate_no(on), names[1]: second.certificate_no(on)}


def enter(case, user, capacity: str, *, since: date) -> None:
    """Writes a person down as investigator, once per capacity while the task lasts."""
    known = Investigator.objects.filter(case=case, user=user, capacity=capacity, until__isnull=True)
    if not known.exists():
        Investigator.objects.get_or_create(case=case, user=user, capacity=capacity, since=since)


def appoint(case, *, since: date) -> None:
    """The handlers of a new case, of whatever procedure."""
    enter(case, case.handler, Investigator.Capacity.HANDLER, since=since)
    enter(case, case.co_handler, Investigator.Capacity.CO_HANDLER, since=since)


def hand_over(case, *, handler, co_handler, on: date) -> None:
    """Sets new handlers on a locked case; the former ones stay on the list with their last day (fatal errors 18, 21).

    The caller saves the case. Used by every way of handing over.
    """
    appoint(case, since=min(on, case.filed_on or on))  # cases older than the list
    tasks = Investigator.objects.filter(
        case=case,
        until__isnull=True,
        capacity__in=[Investigator.Capacity.HANDLER, Investigator.Capacity.CO_HANDLER],
    )
    for task in tasks:
        task.until = max(on, task.since)
        task.save(update_fields=["until"])
    case.handler, case.co_handler = handler, co_handler
    for user, capacity in (
        (handler, Investigator.Capacity.HANDLER),
        (co_handler, Investigator.Capacity.CO_HANDLER),
    ):
        again, _ = Investigator.objects.get_or_create(case=case, user=user, capacity=capacity, since=on)
        if again.until:
            again.until = None
            again.save(update_fields=["until"])
