"""Numbers as the standard writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau.documents import registry
from bureau.documents.numbering import format_number
from bureau.documents.registry import DocumentType


def test_full_year_in_hexagonal_brackets_without_padding():
    assert format_number("澜环青", "罚告", 2026, 3) == "澜环青罚告〔2026〕3号"


@given(st.integers(1949, 9999), st.integers(1, 10**9))
def test_year_and_sequence_can_be_read_back(year, sequence):
    found = re.fullmatch(r"澜环青罚〔(\d{4})〕([1-9]\d*)号", format_number("澜环青", "罚", year, sequence))
    assert (int(found[1]), int(found[2])) == (year, sequence)


@pytest.mark.parametrize(("year", "sequence"), [(26, 1), (2026, 0), (2026, -1)])
def test_impossible_numbers_are_refused(year, sequence):
    with pytest.raises(ValueError):
        format_number("澜环青", "罚", year, sequence)


@pytest.mark.parametrize(
    "wrong",
    [
        DocumentType("test.letter", "重名", "x.html", word="甲"),
        DocumentType("test.other", "同字", "x.html", word="试报"),
        DocumentType("test.other", "无字", "x.html"),
        DocumentType("test.other", "多字", "x.html", word="乙", numbered=False),
        DocumentType("test.other", "卷", "x.html", word="丙", part="外卷"),
    ],
)
def test_a_kind_that_would_muddle_numbers_is_refused(wrong):
    with pytest.raises(ValueError):
        registry.register(wrong)
