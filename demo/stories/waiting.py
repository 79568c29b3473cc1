"""What waits for a signature: a restriction told or only proposed, an order to sign, one to serve."""

from collections.abc import Iterator
from datetime import date, timedelta

from bureau.dates import today
from cases.measures.services import order, restriction
from cases.models import Case, Restriction
from demo.days import office_day
from demo.stories.wording import WORDINGS


def _case_of(firm, violation: str) -> Case:
    return Case.objects.filter(enterprise=firm, violation__code=violation, procedure="ordinary").latest("pk")


def limit(start: date, cast, firm, violation: str, *, told: bool) -> Iterator[date]:
    """限制生产 for discharge beyond the limits: proposed; where `told`, reviewed and in the party's terms."""
    yield office_day(start)
    case = _case_of(firm, violation)
    row = restriction.propose_restriction(
        case=case,
        actor=case.handler,
        kind=Restriction.Kind.LIMIT,
        ground=Restriction.Ground.OVER_LIMIT,
        reason="连续两次监测超过排放限值，治理设施能力不足。",
        demand="生产负荷降至治理设施能够稳定达标的水平。",
    )
    if not told:
        return
    yield office_day(today() + timedelta(days=1))
    row = restriction.review_restriction(
        restriction=row, actor=cast.gaowy, opinion="事实清楚，依据准确，同意。"
    )
    row = restriction.issue_restriction_notice(restriction=row, actor=cast.shenrc)
    yield office_day(today() + timedelta(days=1))
    restriction.serve_restriction_notice(
        restriction=row,
        actor=case.handler,
        officer_b=case.co_handler,
        mode="direct",
        sent_on=today(),
        served_on=today(),
        place=firm.address,
        receiver=firm.legal_representative,
    )


def orders(start: date, cast, firm, violation: str) -> Iterator[date]:
    """Two further orders of the case: one signed and not yet served, the draft of the other to be signed."""
    yield office_day(start)
    case, words = _case_of(firm, violation), WORDINGS[violation]
    facts = {
        "case": case,
        "actor": case.handler,
        "officer_b": case.co_handler,
        "violation": case.violation,
        "facts": words.facts,
        "demand": words.demand,
        "correct_by": today() + timedelta(days=15),
    }
    order.issue_order(order=order.draft_order(**facts), actor=cast.tangsy)
    order.draft_order(**facts)
