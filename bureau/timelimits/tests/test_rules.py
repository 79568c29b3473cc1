"""The rule table: dated versions, no overlaps, loading twice changes nothing."""

import csv
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from bureau.timelimits import services
from bureau.timelimits.errors import NoRule
from bureau.timelimits.models import Rule
from bureau.timelimits.services.rules import RULES_FILE, check_no_overlap


@pytest.mark.parametrize(
    ("key", "on", "value", "unit"),
    [
        ("filing.decide", "2021-06-01", 7, "wd"),
        ("filing.decide", "2023-07-01", 15, "cal"),
        ("hearing.request", "2021-07-14", 3, "cal"),
        ("hearing.request", "2021-07-15", 5, "wd"),
        ("hearing.amount.entity", "2023-06-30", 50_000, "yuan"),
        ("hearing.amount.entity", "2023-07-01", 200_000, "yuan"),
        ("serve.publicnotice", "2021-12-31", 60, "cal"),
        ("serve.publicnotice", "2022-01-01", 30, "cal"),
        ("summary.limit.entity", "2021-07-14", 1_000, "yuan"),
        ("summary.limit.entity", "2021-07-15", 3_000, "yuan"),
        ("review.answer", "2023-12-31", 10, "cal"),
        ("review.answer", "2024-01-01", 10, "wd"),
        ("limitation.harm", "2026-08-15", 5, "year"),
        ("publicity.serious.max", "2026-04-01", 36, "month"),
    ],
)
def test_the_version_in_force(law, key, on, value, unit):
    found = services.rule(key, date.fromisoformat(on))
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_a_day_without_a_version_is_said(law):
    with pytest.raises(NoRule):
        services.rule("collective.amount", date(2021, 6, 1))
    assert services.rule_or_none("collective.amount", date(2021, 6, 1)) is None
    with pytest.raises(NoRule):
        services.rule_or_none("colective.amount", date(2021, 6, 1))


def test_authority_limits_publicity_and_yearly_dates_are_not_rolled(law):
    firm = (
        "seal.term",
        "limit.term",
        "limitation.",
        "publicity.",
        "report.info",
        "report.ruleoflaw",
        "report.enf",
    )
    assert (
        not Rule.objects.filter(rolls=True)
        .filter(key__regex="^(" + "|".join(firm).replace(".", r"\.") + ")")
        .exists()
    )
    assert services.rule("case.limit", date(2026, 1, 1)).rolls


def test_amounts_and_yearly_days(law):
    assert services.number("collective.amount", date(2026, 1, 1)) == 500_000
    assert services.yearly("report.ruleoflaw", 2027) == date(2027, 3, 1)
    assert services.due("fine.pay", date(2026, 9, 20)).on == date(2026, 10, 8)
    assert services.earliest_after_full_workdays(date(2026, 9, 25), 7) == date(2026, 10, 13)
    assert services.workdays_strictly_between(date(2026, 9, 25), date(2026, 10, 13)) == 7
    assert services.latest_before_full_workdays(date(2026, 10, 13), 7) == date(2026, 9, 27)
    assert services.surcharge(Decimal("220000"), date(2026, 10, 8), date(2026, 10, 18)).amount == Decimal(
        "66000.00"
    )


def test_loading_twice_writes_nothing_the_second_time(law, django_assert_max_num_queries):
    assert services.load_rules() == 0
    assert services.seed_calendar() == 0
    with django_assert_max_num_queries(10):
        call_command("load_calendar", verbosity=0)


def test_a_corrected_row_is_brought_back_to_the_file(law):
    Rule.objects.filter(key="fine.pay").update(value=99)
    assert services.load_rules() == 2
    assert services.number("fine.pay", date(2026, 1, 1)) == 15


def test_overlapping_versions_are_refused():
    rows = [
        {"key": "a", "effective_from": date(2020, 1, 1), "effective_to": None},
        {"key": "a", "effective_from": date(2021, 1, 1), "effective_to": None},
    ]
    with pytest.raises(ValueError, match="overlap"):
        check_no_overlap(rows)


def test_every_row_of_the_file_says_unit_and_statute():
    for line in csv.DictReader(RULES_FILE.read_text(encoding="utf-8").splitlines()):
        assert line["unit"] in Rule.Unit.values and line["statute"] and line["label"], line
        assert line["value"] or line["text"], line
        assert line["verified"] in Rule.Verified.values
        assert not (line["unit"] in ("hour", "yearly") and line["rolls"] == "yes"), line
