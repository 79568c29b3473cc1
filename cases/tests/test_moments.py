"""Day and hour typed in one box, as people write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cases.moments import MomentField

NINE = datetime(2026, 11, 23, 9, 5, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-11-23T12:00:00+08:00", tick=False):
        yield


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-23 09:05",
        "2026-11-23 9:05",
        "20261123 09:05",
        "2026-11-23T09:05",
        "2026-11-23 09:05:00",
        "2026年11月23日 09:05",
        "2026年11月23日 9时5分",
        " 2026-11-23  09：05 ",
    ],
)
def test_a_moment_is_read_as_people_write_it(typed):
    assert MomentField().clean(typed) == NINE


@pytest.mark.parametrize("typed", ["昨天", "2026-11-23", "2026-11-23 24:00", "2026-02-30 09:05", "09:05"])
def test_what_is_no_moment_is_refused(typed):
    with pytest.raises(ValidationError, match="不是日期和时间"):
        MomentField().clean(typed)


def test_a_moment_to_come_is_refused_and_an_empty_one_if_asked():
    with pytest.raises(ValidationError, match="还没有到"):
        MomentField().clean("2026-11-23 12:01")
    assert MomentField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        MomentField().clean("")
    assert MomentField().prepare_value(NINE) == "2026-11-23 09:05"
