"""Every worked case of the file a lawyer reads, against the program; and every limit of the table has one."""

from datetime import date, datetime

import pytest

from bureau.timelimits import counting, services
from bureau.timelimits.models import Rule
from bureau.timelimits.worked import worked_cases

CASES = worked_cases()
# Days on which the law changed: a case begins on each, or on the day before.
REGIME_DATES = ["2021-07-15", "2022-01-01", "2023-07-01", "2024-01-01", "2026-04-01", "2026-08-15"]


def _found(case) -> tuple[str, bool]:
    """The end of the period as the program counts it, in the file's words, and whether it is provisional."""
    version = services.rule(case.key, case.start_day)
    if version.unit == Rule.Unit.YEARLY:
        return services.yearly(case.key, case.start_day.year).isoformat(), False
    if version.unit == Rule.Unit.HOUR:
        end = counting.due_at(datetime.fromisoformat(case.start), int(version.value))
        return f"{end.at:%Y-%m-%d %H:%M}", end.provisional
    if case.changes == "须隔足":
        return services.earliest_after_full_workdays(case.start_day, int(version.value)).isoformat(), False
    stops = [counting.Stop(first, last) for first, last in case.stops]
    end = services.due(case.key, case.start_day, stops=stops, extensions=case.extensions)
    return end.on.isoformat() if end.on else "中止", end.provisional


@pytest.mark.parametrize("case", CASES, ids=[f"{case.key} {case.start} {case.matter}" for case in CASES])
def test_worked_case(law, case):
    assert _found(case) == (case.due_text, case.provisional)


def test_extensions_in_the_cases_are_those_the_law_allows(law):
    for case in CASES:
        allowed = services.rule(case.key, case.start_day).extension_values
        assert tuple(case.extensions) == allowed[: len(case.extensions)], case


def test_every_version_of_every_limit_has_a_case(law):
    timed = [*counting.Unit, Rule.Unit.YEARLY]
    missing = [
        f"{rule.key} {rule.effective_from}"
        for rule in Rule.objects.filter(unit__in=timed)
        if not any(case.key == rule.key and rule.holds(case.start_day) for case in CASES)
    ]
    assert not missing


def test_the_cases_cover_the_days_on_which_the_law_changed():
    starts = {case.start_day for case in CASES}
    for text in REGIME_DATES:
        day = date.fromisoformat(text)
        assert day in starts, text


def test_every_case_gives_reason_and_article_and_stands_once():
    assert all(case.matter and case.reason and case.article for case in CASES)
    assert len({(case.key, case.start, case.changes) for case in CASES}) == len(CASES)


def test_the_page_shows_them(law, cast, signed_in):
    client = signed_in(cast.officer)
    page = client.get("/time/worked/").content.decode()
    assert page.count("<tr>") == len(CASES) + 1 and "立案审查跨 2021 年春节" in page
    assert "没有符合的示例" in client.get("/time/worked/?q=不存在").content.decode()
    assert "查封" in client.get("/time/worked/?q=seal.term").content.decode()
