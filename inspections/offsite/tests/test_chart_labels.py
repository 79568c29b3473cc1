"""Labels of limits beside the chart: lines that coincide share one, none lies upon another."""

import re
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from inspections.offsite import chart
from inspections.offsite.rules import Bound, Sample, Series

FIRST, BEYOND = date(2026, 11, 1), date(2026, 12, 1)


def _labels(bound):
    hours = {datetime(2026, 11, 3, n): Sample(Decimal(40)) for n in range(24)}
    start, end = datetime(2026, 11, 1), datetime(2026, 12, 1)
    series = Series("化学需氧量", hours, start, end, bounds=(bound,))
    svg = str(chart.draw(series, FIRST, BEYOND, unit="mg/L", doors={}))
    return re.findall(r'y="([\d.]+)"[^>]*>([^<]*限[^<]*)<', svg)


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        ((80, 80, None), ["小时、日限值 80"]),
        ((100, 98, None), ["小时限值 100", "日限值 98"]),
        ((9, None, 6), ["小时限值 9", "下限 6"]),
    ],
)
def test_each_limit_is_said_once_and_apart(bound, words):
    hourly, daily, low = (None if value is None else Decimal(value) for value in bound)
    found = _labels(Bound(FIRST, hourly=hourly, daily=daily, low=low))
    assert [text for _, text in found] == words
    places = [float(y) for y, _ in found]
    assert all(b - a >= 14 for a, b in pairwise(places))
