"""The thirty-two common violations, typed a second time and held against what is loaded, row by row."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from bureau.law.models import ViolationBasis

LINES = list(
    csv.DictReader(Path(__file__).with_name("thirty_two.csv").read_text(encoding="utf-8").splitlines())
)
NAMES = ("code", "regime", "subject", "tier")


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize(
    "line", LINES, ids=["-".join([line["row"], *(line[n] for n in NAMES)]) for line in LINES]
)
def test_each_range_is_loaded_as_the_law_has_it(law, line):
    found = ViolationBasis.objects.get(
        violation__code=line["code"], regime=line["regime"], subject=line["subject"], tier=line["tier"]
    )
    assert found.violation.order // 10 == int(line["row"])
    assert (found.base, found.fine_min, found.fine_max, found.cost_floor) == (
        line["base"], _amount(line["low"]), _amount(line["high"]), _amount(line["floor"]),
    )  # fmt: skip
    assert (found.duty_articles, found.penalty_article) == (line["duty"], line["penalty"])


def test_nothing_else_is_loaded_and_every_row_is_there(law):
    """Rows 5 and 16 (reports) have no article in the Code."""
    keys = {tuple(line[name] for name in NAMES) for line in LINES}
    loaded = set(ViolationBasis.objects.values_list("violation__code", "regime", "subject", "tier"))
    assert loaded - keys == {
        ("dump-hazardous", "old", "entity", "")
    }  # 固体废物法 第112条第3项, beside row 27
    assert keys <= loaded
    assert {int(line["row"]) for line in LINES if line["regime"] == "old"} == set(range(1, 33))
    assert {int(line["row"]) for line in LINES if line["regime"] == "code"} == set(range(1, 33)) - {5}


def test_every_range_says_since_when_where_from_and_whether_checked(law):
    for basis in ViolationBasis.objects.all():
        assert basis.effective_from and basis.source and basis.verified
        assert basis.verified == ("y" if basis.regime == "old" else "y*"), basis
