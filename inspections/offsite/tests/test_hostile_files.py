"""Files of readings made to harm: they fail in words, soon, and write nothing."""

import io
import time
import zipfile
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from inspections.offsite.models import Reading
from inspections.offsite.reading_file import HEADS
from inspections.offsite.services import importing
from inspections.offsite.tests import factories as make

pytestmark = pytest.mark.django_db
ROW = ["DW001", "化学需氧量", "2026-11-20 08:00", "50", "", ""]
BOOK = "xl/worksheets/sheet1.xml"


@pytest.fixture(autouse=True)
def parameter(clock, cast):
    clock.move_to(datetime(2026, 11, 23, 1))
    return make.ParameterFactory(point__code="DW001")


def bring(cast, name: str, content: bytes):
    """Uploaded and tried."""
    return importing.upload(office=cast.bureau, actor=cast.clerk, upload=SimpleUploadedFile(name, content))


def book(*rows, **cells) -> bytes:
    """A workbook of the usual head, rows, and single cells."""
    made, raw = Workbook(), io.BytesIO()
    for row in (HEADS, *rows):
        made.active.append(list(row))
    for place, value in cells.items():
        made.active[place] = value
    made.save(raw)
    return raw.getvalue()


def changed(raw: bytes, part: str, act) -> bytes:
    """The package with one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, act(content) if info.filename == part else content)
    return target.getvalue()


def added(raw: bytes, part: str, content: bytes) -> bytes:
    """The package with one part more."""
    target = io.BytesIO(raw)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, content)
    return target.getvalue()


def test_a_sheet_said_to_be_as_wide_as_can_be_costs_what_it_holds(cast):
    wide = changed(book(*[ROW] * 2000), BOOK, lambda x: x.replace(b'ref="A1:F2001"', b'ref="A1:XFD1048576"'))
    assert load_workbook(io.BytesIO(wide), read_only=True).active.max_column == 16384
    begun = time.perf_counter()
    found = bring(cast, "a.xlsx", wide)
    assert (found.created, found.failed) == (1, 1999) and time.perf_counter() - begun < 3


def test_a_cell_in_the_last_corner_costs_no_more_than_the_rest(cast):
    begun = time.perf_counter()
    found = bring(cast, "a.xlsx", book(ROW, XFD60000="x"))
    assert time.perf_counter() - begun < 5 and (found.created, found.error) == (1, "")


def test_words_that_unpack_to_too_much_are_refused(cast):
    raw = added(book(ROW), "xl/sharedStrings.xml", b"<sst><si><t>" + b"x" * 80_000_000)
    found = bring(cast, "a.xlsx", raw)
    assert len(raw) < 200_000 and found.state == "failed" and "过大" in found.error


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,  # encrypted workbooks and the old binary form
        b"PK\x05\x06" + b"\0" * 18,
        changed(book(ROW), BOOK, lambda x: x[:200]),
        changed(book(ROW), BOOK, lambda x: b""),
        changed(
            book(ROW),
            BOOK,
            lambda x: (
                b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "'
                + b"x" * 5000
                + b'">]><worksheet>'
                + b"&a;" * 9
            ),
        ),
    ],
    ids=["encrypted", "empty", "cut", "nothing", "entities"],
)
def test_a_broken_package_is_refused_in_words(cast, content):
    found = bring(cast, "a.xlsx", content)
    assert found.state == "failed" and found.error.endswith("。") and not Reading.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        ",".join(HEADS) + "\n" + "x" * 200_000,
        ",".join(HEADS) + '\n"DW001,' + "x" * 300_000,
        ",".join(HEADS * 3000),
    ],
    ids=["cell", "quote", "heads"],
)
def test_a_table_that_is_none_ends_in_words(cast, text):
    found = bring(cast, "a.csv", text.encode())
    assert found.state in ("failed", "checked") and not Reading.objects.exists()


@pytest.mark.postgres  # it holds no NUL
def test_a_nul_in_a_table_is_a_wrong_row(cast):
    text = ",".join(HEADS) + "\n" + ",".join(ROW) + "\nDW\0001,化学需氧量,2026-11-20 09:00,1,,\n"
    found = bring(cast, "a.csv", text.encode())
    assert (found.created, found.failed) == (1, 1)


def test_the_report_of_wrong_rows_holds_no_formula(cast):
    found = bring(cast, "a.csv", (",".join(HEADS) + '\n=HYPERLINK("x"),@a,+1,-1,=1,\n').encode())
    with found.report.open("rb") as report:
        cells = report.read().decode("utf-8-sig").splitlines()[1].split(",")
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "+", "-", "@"))]


def test_macros_are_not_read(cast):
    raw = added(book(ROW), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Shell calc.exe")
    assert bring(cast, "a.xlsm", raw).created == 1


def test_merged_cells_leave_rows_that_say_what_they_lack(cast):
    made, raw = Workbook(), io.BytesIO()
    for row in (HEADS, ROW, [*ROW[:2], "2026-11-20 09:00", "51"]):
        made.active.append(list(row))
    made.active.merge_cells("A2:A3")
    made.save(raw)
    found = bring(cast, "a.xlsx", raw.getvalue())
    assert (found.created, found.failed) == (1, 1) and "没有点位" in found.problems[0]["why"]
