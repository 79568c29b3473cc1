"""What upper rooms show on an enterprise's page, and what they know against listing it. They register here."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line on the enterprise's page."""

    title: str
    url: str
    detail: str = ""
    day: object = None
    to_do: bool = False  # a step the person may take, drawn as a button


_sections: list[Callable] = []
_objections: list[Callable] = []


def register(section: Callable) -> None:
    """`section(enterprise, user) -> (label, rows)`; rows are `Row`s, newest first."""
    _sections.append(section)


def sections_for(enterprise, user) -> list[tuple[str, list[Row]]]:
    """Every registered section, empty ones included: an empty list is also an answer."""
    return [section(enterprise, user) for section in _sections]


_followups: list[Callable] = []


def register_followup(ask: Callable) -> None:
    """`ask(findings, user) -> {finding id: [Row]}`: what an upper room made of findings, or may still make."""
    _followups.append(ask)


def followups(findings, user) -> list[tuple]:
    """Each finding with what became of it and what may be done about it."""
    findings = list(findings)
    answers = [ask(findings, user) for ask in _followups]
    return [(found, [row for answer in answers for row in answer.get(found.pk, ())]) for found in findings]


_records: dict[str, list[Callable]] = {}


def register_record(criterion: str, records: Callable) -> None:
    """`records(enterprise, since, on) -> [Row]`: what an upper room knows that speaks against a criterion of the
    positive list (`unpunished`, `lawful`), both days included; newest first, each with its day.
    """
    _records.setdefault(criterion, []).append(records)


def records_against(criterion: str, enterprise, since, on) -> list[Row]:
    """What all rooms know, newest first."""
    rows = [row for ask in _records.get(criterion, ()) for row in ask(enterprise, since, on)]
    return sorted(rows, key=lambda row: row.day, reverse=True)


def register_objection(objection: Callable) -> None:
    """`objection(enterprise, on) -> Refusal | None`: why the enterprise may not enter the positive list."""
    _objections.append(objection)


def objections_to(enterprise, on) -> list:
    """What upper rooms say against listing."""
    return [found for objection in _objections if (found := objection(enterprise, on))]
