"""The rules by themselves: what they find, what they must never find, whatever the data."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspections.offsite import rules
from inspections.offsite.rules import Bound, Excuse, Sample, Series, Settings, find
from inspections.offsite.wording import text_of

FIRST = date(2026, 11, 1)
START = datetime.combine(FIRST, time.min)
DAYS = 20
SETTINGS = Settings(
    gap_hours=6,
    restore_hours=48,
    valid_share=D("0.75"),
    flat_hours=12,
    spike_times=D(5),
    spike_around=6,
    spike_floor=D("0.2"),
    drift_share=D("0.5"),
    drift_days=7,
    calibration_hours=8,
    no_flat=frozenset({"流量"}),
    flat_by_name={"pH": 24},
)
LIMIT = Bound(date(2020, 1, 1), hourly=D(100), daily=D(80), standard="标准")


def _at(day: int, hour: int = 0) -> datetime:
    return START + timedelta(days=day, hours=hour)


def _calm() -> dict[datetime, Sample]:
    """Twenty ordinary days: never two equal hours, never near the limit."""
    return {START + timedelta(hours=n): Sample(D(40) + D(n * 7919 % 97) / 10) for n in range(24 * DAYS)}


def _series(hours, *, name="化学需氧量", bounds=(LIMIT,), excuses=(), days=None) -> Series:
    return Series(name, hours, START, _at(DAYS), days or {}, tuple(bounds), tuple(excuses))


def _found(series, first=FIRST, days=DAYS):
    return list(find(series, first, first + timedelta(days=days), lambda day: SETTINGS))


def _keys(series):
    return {(f.rule, (f.day - FIRST).days) for f in _found(series)}


def _with(changes: dict) -> dict[datetime, Sample]:
    return {**_calm(), **changes}


def test_calm_data_has_no_findings():
    assert _found(_series(_calm())) == []


def test_an_hour_above_the_limit_is_found_the_limit_itself_is_not():
    assert _keys(_series(_with({_at(3, 4): Sample(D(100))}))) == set()
    (found,) = _found(_series(_with({_at(3, 4): Sample(D("100.01"))})))
    assert (found.rule, found.hours) == ("hourly", (_at(3, 4),))
    assert "限值 100" in text_of(found, "mg/L")


def test_below_the_lower_bound_counts_too():
    ph = Bound(date(2020, 1, 1), hourly=D(9), low=D(6))
    calm = {at: Sample(D(7) + s.value / 100) for at, s in _calm().items()}
    found = _found(_series({**calm, _at(2, 1): Sample(D("5.9"))}, name="pH", bounds=[ph]))
    assert [f.rule for f in found] == ["hourly"] and "下限 6" in text_of(found[0], "")


def test_a_day_is_judged_by_its_mean_the_sent_one_before_the_computed():
    high = {_at(5, h): Sample(D(81) + D(h) / 10) for h in range(24)}
    assert ("daily", 5) in _keys(_series(_with(high)))
    sent = {FIRST + timedelta(days=5): Sample(D(79))}
    assert ("daily", 5) not in _keys(_series(_with(high), days=sent))
    sent = {FIRST + timedelta(days=6): Sample(D("80.5"))}
    assert _keys(_series(_calm(), days=sent)) == {("daily", 6)}


def test_a_mean_of_too_few_hours_is_no_daily_mean():
    few = {_at(5, h): Sample(D(95) + D(h) / 100, "M" if h < 7 else "N") for h in range(24)}
    excuse = Excuse("M", _at(5), _at(5, 7))
    assert _keys(_series(_with(few), excuses=[excuse])) == set()


def test_the_limit_of_the_day_is_used():
    later = Bound(FIRST + timedelta(days=10), hourly=D(45), standard="新标准")
    found = _found(_series(_calm(), bounds=[LIMIT, later]))
    assert {f.day for f in found} == {FIRST + timedelta(days=n) for n in range(10, DAYS)}
    assert {f.facts["standard"] for f in found} == {"新标准"}


@pytest.mark.parametrize(("missing", "is_gap"), [(5, False), (6, True)])
def test_a_gap_is_more_than_six_hours_between_two_values(missing, is_gap):
    hours = _calm()
    for n in range(missing):
        del hours[_at(4, 22) + timedelta(hours=n)]  # over midnight
    assert (("gap", 4) in _keys(_series(hours))) == is_gap
    assert (("gap", 5) in _keys(_series(hours))) == is_gap


def test_hours_before_connection_and_to_come_are_not_missing():
    series = Series("化学需氧量", {}, _at(3), _at(3), {}, (LIMIT,))
    assert _found(series) == []


def test_scattered_losses_are_found_by_share():
    hours = _calm()
    for h in range(0, 24, 3):
        del hours[_at(7, h)]
    assert _keys(_series(hours)) == {("share", 7)}


def test_a_stuck_instrument_is_found_and_a_stopped_pump_is_not():
    stuck = {_at(8, h): Sample(D("44.4")) for h in range(12)}
    assert _keys(_series(_with(stuck))) == {("flat", 8)}
    assert _keys(_series(_with(stuck), name="流量")) == set()
    assert _keys(_series(_with(stuck), name="pH", bounds=())) == set()
    del stuck[_at(8, 11)]
    assert _keys(_series(_with(stuck))) == set()


def test_a_spike_stands_alone():
    assert _keys(_series(_with({_at(9, 9): Sample(D(260))}), bounds=[])) == {("spike", 9)}
    long = {_at(9, h): Sample(D(260) + D(h)) for h in range(8, 16)}
    assert ("spike", 9) not in _keys(_series(_with(long), bounds=[]))


def test_a_slow_drift_is_found():
    drifting = {
        _at(d, h): Sample(_calm()[_at(d, h)].value * (1 + D(d - 8) * D("0.2")))
        for d in range(9, 13)
        for h in range(24)
    }
    assert ("drift", 12) in _keys(_series(_with(drifting), bounds=[]))


def test_marks_must_be_reported_and_end():
    marked = {_at(6, h): Sample(D(500), "F") for h in range(3)}
    assert _keys(_series(_with(marked))) == {("state", 6)}
    assert _keys(_series(_with(marked), excuses=[Excuse("F", _at(6), _at(6, 3))])) == set()
    assert _keys(_series(_with(marked), excuses=[Excuse("M", _at(6), _at(6, 3))])) == {("state", 6)}
    long = {_at(6, 0) + timedelta(hours=h): Sample(None, "F") for h in range(50)}
    assert _keys(_series(_with(long), excuses=[Excuse("F", _at(6))])) == {("state", 8)}
    tuning = {_at(6, h): Sample(D(0), "C") for h in range(9)}
    assert _keys(_series(_with(tuning), excuses=[Excuse("C", _at(6), _at(6, 9))])) == {("state", 6)}


values = st.decimals(0, 500, places=1)
marks = st.sampled_from("FCMS")
few = settings(max_examples=40, deadline=None)


@few
@given(st.lists(st.tuples(st.one_of(st.none(), values), marks), min_size=1, max_size=72), st.integers(0, 300))
def test_reported_maintenance_raises_nothing_whatever_it_holds(held, begin):
    """A reported, unfinished-free period of maintenance or stop: any value, none, flat, or no row at all."""
    held = [(value, "M" if mark in "FC" else mark) for value, mark in held]
    first = START + timedelta(hours=begin)
    changes = {first + timedelta(hours=n): Sample(v, m) for n, (v, m) in enumerate(held)}
    beyond = first + timedelta(hours=len(held))
    excuses = [Excuse("M", first, beyond), Excuse("S", first, beyond)]
    assert _found(_series(_with(changes), excuses=excuses)) == []
    hours = {at: s for at, s in _calm().items() if not first <= at < beyond}
    assert _found(_series(hours, excuses=excuses)) == []


@few
@given(
    st.dictionaries(
        st.integers(0, 24 * DAYS - 1), st.tuples(values, st.sampled_from("NNNNFCMS")), max_size=80
    )
)
def test_exceedances_are_exactly_the_normal_values_above_the_limit(changes):
    hours = _with({START + timedelta(hours=n): Sample(v, m) for n, (v, m) in changes.items()})
    found = {at for f in _found(_series(hours)) if f.rule == "hourly" for at in f.hours}
    assert found == {at for at, s in hours.items() if s.mark == "N" and s.value > 100}


@few
@given(st.sets(st.integers(0, 24 * DAYS - 1), max_size=200))
def test_gap_hours_are_exactly_those_in_runs_of_six(lost):
    hours = {at: s for at, s in _calm().items() if (at - START) // rules.HOUR not in lost}
    found = {(at - START) // rules.HOUR for f in _found(_series(hours)) if f.rule == "gap" for at in f.hours}

    def run(n):
        first = last = n
        while first - 1 in lost:
            first -= 1
        while last + 1 in lost:
            last += 1
        return last - first + 1

    assert found == {n for n in lost if run(n) >= 6}


@few
@given(st.dictionaries(st.integers(0, 24 * DAYS - 1), values, max_size=60), st.integers(1, DAYS - 1))
def test_days_judged_apart_are_judged_as_together(changes, cut):
    """Judging a window gives what judging everything gives: so a delivery is judged around its days only."""
    series = _series(_with({START + timedelta(hours=n): Sample(v) for n, v in changes.items()}))
    middle = FIRST + timedelta(days=cut)
    window = {
        at: s
        for at, s in series.hours.items()
        if abs((at.date() - middle).days) <= (rules.LOOK_BACK if at.date() <= middle else rules.LOOK_AHEAD)
    }
    near = Series(series.name, window, START, series.until, {}, series.bounds)
    whole = [f for f in _found(series) if f.day == middle]
    apart = [f for f in _found(near, middle, 1) if f.rule != "gap"]
    assert apart == [f for f in whole if f.rule != "gap"]


@few
@given(
    st.dictionaries(
        st.integers(0, 24 * DAYS - 1), st.tuples(st.one_of(st.none(), values), st.sampled_from("NFCMS"))
    )
)
def test_every_finding_can_be_said(changes):
    for found in _found(_series({START + timedelta(hours=n): Sample(v, m) for n, (v, m) in changes.items()})):
        assert 0 < len(text_of(found, "mg/L")) < 300
