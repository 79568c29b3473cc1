"""The calendar: seeding, correcting a day, publishing a year, and the clocks that move."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from bureau.record.models import Entry
from bureau.timelimits import services
from bureau.timelimits.errors import ClockRefused
from bureau.timelimits.models import CalendarYear, Clock, Holiday


def test_seeding_knows_holidays_and_make_up_days(law):
    calendar = services.load_calendar()
    assert not calendar.is_workday(date(2026, 10, 1)) and calendar.is_workday(date(2026, 10, 10))
    assert calendar.describe(date(2026, 10, 10)) == "调休上班日（国庆节）"
    assert not CalendarYear.objects.get(year=2027).published


def test_publishing_a_year_settles_the_clocks_that_waited(errand, cast):
    clock = services.start(errand, "decision.serve", on=date(2026, 12, 24))
    assert clock.provisional and clock.due_on == date(2027, 1, 5)
    Holiday.objects.create(date=date(2027, 1, 4), kind="off", name="元旦", source="试")
    assert services.publish_year(year=2027, source="国办发明电〔2026〕0号", actor=cast.admin) == 1
    clock = Clock.objects.get(pk=clock.pk)
    assert (clock.provisional, clock.due_on) == (False, date(2027, 1, 6))
    errand.refresh_from_db()
    assert errand.next_due_on == date(2027, 1, 6)
    assert Entry.objects.of(CalendarYear.objects.get(year=2027)).filter(verb="publish").exists()


def test_a_corrected_day_moves_only_the_clocks_it_lies_within(errands, cast):
    first, second = errands(2)
    moved = services.start(first, "decision.serve", on=date(2026, 11, 23))
    still = services.start(second, "decision.serve", on=date(2026, 11, 2))
    assert (
        services.set_day(
            day=date(2026, 11, 25), kind="off", name="临时放假", reason="省政府通知", actor=cast.admin
        )
        == 1
    )
    assert Clock.objects.get(pk=moved.pk).due_on == date(2026, 12, 3)
    assert Clock.objects.get(pk=still.pk).due_on == still.due_on
    services.set_day(day=date(2026, 11, 25), kind="plain", name="", reason="通知撤回", actor=cast.admin)
    assert Clock.objects.get(pk=moved.pk).due_on == moved.due_on
    assert Holiday.objects.get(date=date(2026, 11, 25)).reason == "通知撤回"


def test_a_correction_survives_the_next_seeding(law, cast):
    services.set_day(day=date(2026, 10, 10), kind="plain", name="", reason="更正", actor=cast.admin)
    services.seed_calendar()
    assert not services.load_calendar().is_workday(date(2026, 10, 10))


def test_what_is_missing_is_said(law, cast):
    with pytest.raises(ClockRefused):
        services.set_day(day=date(2026, 11, 25), kind="off", name="", reason=" ", actor=cast.admin)
    with pytest.raises(ClockRefused):
        services.publish_year(year=2027, source="", actor=cast.admin)
    with pytest.raises(ClockRefused):
        services.import_year(year=2031, actor=cast.admin)
    with pytest.raises(ValidationError):
        services.set_day(day=date(2026, 11, 25), kind="half", name="半", reason="试", actor=cast.admin)


def test_importing_a_year_fills_what_is_missing(law, cast):
    Holiday.objects.filter(date__year=2026).delete()
    assert services.import_year(year=2026, actor=cast.admin) > 30
    assert services.import_year(year=2026, actor=cast.admin) == 0
