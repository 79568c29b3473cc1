"""The act is still open to punishment (行政处罚法 第36条; 生态环境法典 第1054条). Fatal error 20."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal
from cases.models import Limitation

Harm = Limitation.Harm


@dataclass(frozen=True)
class Counted:
    """From when to when: the day of discovery, the last day on which discovery is in time, the rule."""

    discovered_on: date
    last_on: date | None  # None: the act still went on
    citation: str
    years: int


def discovery_of(case) -> date:
    """The day stated by the handlers; else the visit that found it, or the day the clue came in."""
    stated = getattr(case, "limitation", None)
    if stated:
        return stated.discovered_on
    finding = case.clue.finding
    seen = finding.task.done_on if finding else None
    return min(seen, case.clue.received_on) if seen else case.clue.received_on


def counted(case) -> Counted:
    """How the limitation of a case is counted, by the law in force when the act ended.

    Five years before 2026-08-15 only for harm to life or health; from then on for any pollution or ecological harm.
    A longer term made later does not reach back to an act ended before it.
    """
    stated, found = getattr(case, "limitation", None), discovery_of(case)
    ended = case.act_until or case.act_on
    harm = stated.harm if stated else Harm.POLLUTION if case.consequence else Harm.NONE
    office = case.office
    rule = _rule(harm, ended, office) or timelimits.rule("limitation.general", found, office=office)
    years = int(rule.value)
    if stated and stated.continuing:
        return Counted(found, None, rule.citation, years)
    return Counted(found, _after_years(ended, years), rule.citation, years)


def _rule(harm: str, ended: date, office):
    longer = None
    if harm != Harm.NONE:
        longer = timelimits.rule_or_none("limitation.harm", ended, office=office)
    if longer and (harm == Harm.LIFE or longer.statute == "法典"):
        return longer
    return timelimits.rule_or_none("limitation.general", ended, office=office)


def _after_years(day: date, years: int) -> date:
    """The corresponding day, else the last of the month (民法典 第202条); limitation is not rolled (law.md 16.9)."""
    last = day.day - 1 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)


def within_limitation(case, context: Context):
    """At filing and again at the decision, by the facts as they then stand."""
    found = counted(case)
    if found.last_on is None or found.discovered_on <= found.last_on:
        return None
    return Refusal(
        f"发现时（{found.discovered_on}）已超过 {found.years} 年追责期限（{found.last_on}），不得立案处罚。"
        "行为连续、继续或者有危害后果的，请登记认定依据。",
        found.citation,
        reverse("cases:case-state_limitation", args=[case.pk]),
        "追责期限认定",
    )
