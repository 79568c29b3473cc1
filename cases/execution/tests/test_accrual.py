"""加处罚款 with instalments, part payments and pauses: worked days, and what holds for any of them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bureau.timelimits.counting import Stop
from bureau.timelimits.surcharge import surcharge
from cases.execution.accrual import Part, accrue, standing_dues, within

RATE, CAP, DUE = Decimal("0.03"), Decimal(1), date(2026, 10, 9)
FINE = Decimal(100_000)
days = st.integers(min_value=0, max_value=120)
stops = st.lists(st.tuples(days, days), max_size=3).map(
    lambda pairs: [Stop(DUE + timedelta(days=min(p)), DUE + timedelta(days=max(p))) for p in pairs]
)
payments = st.lists(st.tuples(days, st.integers(min_value=1, max_value=40_000)), max_size=4).map(
    lambda rows: [Part(DUE + timedelta(days=day), Decimal(amount)) for day, amount in rows]
)


def _at(after: int, *, dues=None, paid=(), paused=()):
    on = DUE + timedelta(days=after)
    return accrue(dues or [Part(DUE, FINE)], list(paid), on, rate=RATE, cap=CAP, paused=paused)


def test_day_one_is_the_day_after_the_term_and_day_34_reaches_the_fine():
    assert _at(0).amount == 0
    assert _at(1).amount == 3_000
    assert (_at(33).amount, _at(33).capped) == (99_000, False)
    assert (_at(34).amount, _at(34).capped) == (FINE, True)
    assert _at(400).amount == FINE


def test_the_day_of_payment_still_counts_and_the_rest_is_the_base_afterwards():
    paid = [Part(DUE + timedelta(days=2), Decimal(40_000))]
    assert [span.base for span in _at(4, paid=paid).spans] == [100_000, 60_000]
    assert _at(4, paid=paid).amount == 2 * 3_000 + 2 * 1_800


def test_a_missed_instalment_makes_the_whole_rest_due():
    parts = [Part(DUE, Decimal(50_000)), Part(DUE + timedelta(days=31), Decimal(50_000))]
    assert standing_dues(parts, [], DUE + timedelta(days=1)) == [Part(DUE, FINE)]
    kept = [Part(DUE, Decimal(50_000))]
    assert standing_dues(parts, kept, DUE + timedelta(days=1)) == parts
    assert _at(31, dues=parts, paid=kept).amount == 0
    assert _at(32, dues=parts, paid=kept).amount == 1_500


def test_pauses_take_both_their_end_days_out():
    paused = [Stop(DUE + timedelta(days=2), DUE + timedelta(days=4), "行政复议期间不计")]
    found = _at(6, paused=paused)
    assert (found.days, found.amount) == (3, 9_000)
    assert [span.note for span in found.spans] == ["", "行政复议期间不计", ""]


def test_an_open_pause_stops_it_for_good():
    assert _at(300, paused=[Stop(DUE + timedelta(days=2), None)]).amount == 3_000


def test_the_fine_comes_before_the_confiscation():
    parts = [Part(DUE, Decimal(80)), Part(DUE + timedelta(days=5), Decimal(50))]
    assert [part.amount for part in within(parts, Decimal(100))] == [80, 20]


@settings(max_examples=60, deadline=None)
@given(days, stops)
def test_without_payments_it_is_the_surcharge_of_the_floor(after, paused):
    on = DUE + timedelta(days=after)
    floor = surcharge(FINE, DUE, on, rate=RATE, paused=paused)
    found = _at(after, paused=paused)
    assert (found.amount, found.capped) == (floor.amount, floor.capped)


@settings(max_examples=60, deadline=None)
@given(days, payments, stops)
def test_it_never_shrinks_never_exceeds_the_fine_and_is_the_sum_of_its_spans(after, paid, paused):
    today, tomorrow = _at(after, paid=paid, paused=paused), _at(after + 1, paid=paid, paused=paused)
    assert today.amount <= tomorrow.amount <= FINE
    assert sum((span.grown for span in today.spans), Decimal(0)).quantize(Decimal("0.01")) == today.amount
    if after and not today.capped:
        assert sum(span.days for span in today.spans) == after


@settings(max_examples=60, deadline=None)
@given(days, payments, stops)
def test_paying_or_pausing_never_makes_it_dearer(after, paid, paused):
    plain = _at(after).amount
    assert _at(after, paid=paid).amount <= plain
    assert _at(after, paused=paused).amount <= plain
