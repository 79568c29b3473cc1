"""A streamed workbook is read by the usual readers, and comes back as it went out."""

import io
import subprocess
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from inspections import reading_workbooks
from inspections.sheet import Unreadable, table_of
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


def _book(*rows) -> io.BytesIO:
    book, data = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(data)
    data.seek(0)
    return data


def test_days_come_as_text_and_numbers_as_numbers():
    _, rows = table_of(_book(["日期", "数"], [datetime(2026, 1, 2, 3, 4), 1.5]), "a.xlsx")
    assert list(rows)[1] == ["2026-01-02 03:04:00", 1.5]


def test_a_reader_that_dies_on_the_way_is_no_end_of_the_table(monkeypatch):
    """A table cut short must never pass for a whole one."""
    monkeypatch.setattr(reading_workbooks, "END", [["no such end"]])
    _, rows = table_of(_book(["一"], ["二"]), "a.xlsx")
    with pytest.raises(Unreadable, match="另存为 XLSX"):
        for _ in range(5000):
            next(rows)


def test_no_reader_is_left_behind_when_the_table_is_not_read_to_its_end(monkeypatch):
    begun = []

    class Kept(subprocess.Popen):
        def __init__(self, *args, **facts):
            super().__init__(*args, **facts)
            begun.append(self)

    monkeypatch.setattr(reading_workbooks.subprocess, "Popen", Kept)
    _, rows = table_of(_book(*([str(n)] for n in range(3000))), "a.xlsx")
    next(rows)
    rows.close()
    assert begun[0].returncode is not None
    with pytest.raises(Unreadable):
        table_of(io.BytesIO(b"PK\x03\x04 no package"), "a.xlsx")
