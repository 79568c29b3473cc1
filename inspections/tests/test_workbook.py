"""A streamed workbook is read by the usual readers, and comes back as it went out."""

import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from inspections.sheet import table_of
from inspections.workbook import bytes_of

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
)


@given(
    st.lists(st.lists(st.one_of(TEXT, st.integers(0, 10**9)), min_size=2, max_size=4), min_size=1, max_size=5)
)
def test_every_cell_comes_back(rows):
    data = b"".join(bytes_of([["头", "身"], *rows]))
    sheet = load_workbook(io.BytesIO(data)).active
    for wanted, row in zip(rows, list(sheet.iter_rows(values_only=True))[1:], strict=True):
        assert [cell if cell is not None else "" for cell in row[: len(wanted)]] == wanted
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["名录"]


def test_the_importer_reads_what_was_exported():
    data = b"".join(bytes_of([["甲", "乙"], ["<&>\"'", 12], ["", "末"]]))
    size, rows = table_of(io.BytesIO(data), "a.xlsx")
    assert size == 2 and list(rows) == [["甲", "乙"], ["<&>\"'", 12.0], ["", "末"]]


def test_the_first_bytes_leave_before_the_last_row_is_asked_for():
    asked = []

    def rows():
        for n in range(2_000):
            asked.append(n)
            yield [n, "行"]

    first = next(iter(bytes_of(rows())))
    assert first.startswith(b"PK") and len(asked) <= 500


def test_the_same_rows_give_the_same_bytes():
    assert b"".join(bytes_of([["甲", 1]])) == b"".join(bytes_of([["甲", 1]]))
