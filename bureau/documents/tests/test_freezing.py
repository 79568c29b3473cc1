"""A context comes back from JSON exactly as it went in, or does not go in."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bureau.documents.freezing import NotFreezable, freeze, thaw

leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(timezone.get_default_timezone()))
)
names = st.text().filter(lambda name: not name.startswith("$"))
contexts = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=20)


@given(contexts)
def test_what_goes_in_comes_out(context):
    back = thaw(json.loads(json.dumps(freeze(context))))
    assert back == context


def test_a_tuple_becomes_a_list():
    assert thaw(freeze({"rows": (("案由", "甲"),)})) == {"rows": [["案由", "甲"]]}


@pytest.mark.parametrize(
    "live",
    [0.1, object(), {1: "x"}, {"$date": "x"}, Decimal("NaN"), datetime(2026, 1, 1), {1, 2}, b"x", iter([])],
)
def test_anything_live_or_inexact_is_refused_with_its_place(live):
    with pytest.raises(NotFreezable, match=r"context\.facts\[0\]"):
        freeze({"facts": [live]})


def test_the_stored_form_can_be_read_by_a_person():
    assert freeze({"on": date(2026, 11, 23), "fine": Decimal("1.50")}) == {
        "on": {"$date": "2026-11-23"},
        "fine": {"$decimal": "1.50"},
    }
