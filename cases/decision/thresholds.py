"""When the law asks for a hearing, a legal review or a discussion. Amounts come from the rule table by date."""

from datetime import date
from decimal import Decimal

from bureau.timelimits import services as timelimits


def hearing_threshold(case, on: date) -> Decimal:
    """The amount in yuan from which the right to a hearing is told (办法 第89条; 2010办法 第78条)."""
    return timelimits.number(
        "hearing.amount.citizen" if case.party_is_citizen else "hearing.amount.entity",
        on,
        office=case.office,
    )


def offers_hearing(case, on: date) -> bool:
    """行政处罚法 第63条: larger fine or confiscation. At the threshold the right is told (民法典 第1259条)."""
    threshold = hearing_threshold(case, on)
    return case.proposal.fine >= threshold or case.proposal.confiscation >= threshold


def needs_discussion(case, on: date) -> bool:
    """办法 第52条: complex cases; from 2023-07-01 also a fine or confiscation of 500,000 yuan or more."""
    if case.is_complex:
        return True
    rule = timelimits.rule_or_none("collective.amount", on, office=case.office)
    return rule is not None and max(case.proposal.fine, case.proposal.confiscation) >= rule.value


def legal_review_grounds(case, on: date) -> list[str]:
    """行政处罚法 第58条第1款; before 2021-07-15 the system of 2018 (118号) covered serious decisions."""
    grounds = []
    if hasattr(case, "hearing"):
        grounds.append("经过听证程序")
    if case.is_complex:
        grounds.append("情况疑难复杂或涉及重大公共利益")
    if needs_discussion(case, on) and not case.is_complex:
        grounds.append("属重大执法决定")
    return grounds
