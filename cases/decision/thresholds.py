"""When the law asks for a hearing, a legal review or a discussion. Amounts come from the rule table by date."""

from datetime import date
from decimal import Decimal

from bureau.timelimits import services as timelimits
from cases.models import PenaltyItem

K = PenaltyItem.Kind
NEW_LAW = date(2021, 7, 15)  # 行政处罚法 of 2021
HEARD_BEFORE = frozenset(
    {K.REVOKE_PERMIT, K.SUSPEND_PERMIT, K.STOP, K.RECTIFY}
)  # 2017 text 第42条; 2010办法 第48条
HEARD = HEARD_BEFORE | {K.LOWER_PERMIT, K.BAR_PERMIT, K.RESTRICT, K.CLOSE, K.BAR_TRADE}  # 第63条; 办法 第46条
DISCUSSED = frozenset({K.REVOKE_PERMIT, K.BAR_PERMIT, K.RECTIFY, K.STOP, K.CLOSE, K.BAR_TRADE})  # 办法 第52条


def hearing_threshold(case, on: date) -> Decimal:
    """The amount in yuan from which the right to a hearing is told (办法 第89条; 2010办法 第78条)."""
    return timelimits.number(
        "hearing.amount.citizen" if case.party_is_citizen else "hearing.amount.entity",
        on,
        office=case.office,
    )


def confiscated(proposal, items) -> Decimal:
    """Gains and objects to be confiscated, in yuan."""
    objects = (item.amount for item in items if item.kind == K.OBJECTS and item.amount)
    return proposal.confiscation + sum(objects, Decimal(0))


def hearing_grounds(case, on: date) -> list[str]:
    """行政处罚法 第63条 in words; empty outside its scope. At the threshold the right is told (民法典 第1259条)."""
    proposal, threshold = case.proposal, hearing_threshold(case, on)
    items = list(proposal.items.all())
    grounds = [f"拟罚款达到 {threshold:,.0f} 元"] if proposal.fine >= threshold else []
    if confiscated(proposal, items) >= threshold:
        grounds.append(f"拟没收达到 {threshold:,.0f} 元")
    heard = {item.kind for item in items} & (HEARD if on >= NEW_LAW else HEARD_BEFORE)
    return grounds + [f"拟{K(kind).label}" for kind in sorted(heard)]


def offers_hearing(case, on: date) -> bool:
    """Whether the notice tells the right to a hearing."""
    return bool(hearing_grounds(case, on))


def discussion_grounds(case, on: date) -> list[str]:
    """办法 第52条: complex cases; from 2023-07-01 also 500,000 yuan or more, and the heavy kinds."""
    grounds = ["情节复杂或者重大违法行为"] if case.is_complex else []
    rule = timelimits.rule_or_none("collective.amount", on, office=case.office)
    proposal, items = case.proposal, list(case.proposal.items.all())
    if rule is not None and max(proposal.fine, confiscated(proposal, items)) >= rule.value:
        grounds.append(f"拟罚款或者没收达到 {rule.value:,.0f} 元")
    return grounds + [f"拟{K(kind).label}" for kind in sorted({item.kind for item in items} & DISCUSSED)]


def needs_discussion(case, on: date) -> bool:
    """Whether the heads must discuss the case before the decision."""
    return bool(discussion_grounds(case, on))


def legal_review_grounds(case, on: date) -> list[str]:
    """行政处罚法 第58条第1款; before 2021-07-15 the system of 2018 (118号) covered serious decisions."""
    grounds = []
    if case.hearing or case.hearings.filter(held_on__isnull=False).exists():
        grounds.append("经过听证程序")
    if case.is_complex:
        grounds.append("情况疑难复杂或涉及重大公共利益")
    if needs_discussion(case, on) and not case.is_complex:
        grounds.append("属重大执法决定")
    return grounds
