"""Readings come in once, by file: tried first, wrong rows named, changed values kept as corrections."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from bureau.workflow import Refused
from inspections.offsite.models import Anomaly, Correction, Reading, ReadingBatch
from inspections.offsite.reading_file import HEADS
from inspections.offsite.services import importing
from inspections.offsite.tests import factories as make

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20)


@pytest.fixture
def parameter(clock, cast):
    clock.move_to(datetime(2026, 11, 23, 1))
    return make.LimitFactory(parameter__point__code="DW001").parameter


def _rows(value="50", count=24):
    return [("DW001", "化学需氧量", f"{at:%Y-%m-%d %H:%M}", value, "") for at in make.hours(START, count)]


def _bring(cast, rows, *, confirm=True) -> ReadingBatch:
    found = importing.upload(office=cast.bureau, actor=cast.clerk, upload=make.table(rows))
    return importing.confirm(found=found, actor=cast.clerk) if confirm else found


def test_a_trial_writes_nothing_and_says_what_would_be(parameter, cast):
    found = _bring(cast, _rows(), confirm=False)
    assert (found.state, found.created, found.updated, found.rows) == ("checked", 24, 0, 24)
    assert not Reading.objects.exists()


def test_the_same_file_twice_never_doubles(parameter, cast):
    _bring(cast, _rows())
    again = _bring(cast, _rows())
    assert (again.created, again.updated, again.unchanged) == (0, 0, 24)
    assert Reading.objects.count() == 24 and not Correction.objects.exists()
    parameter.point.refresh_from_db()
    assert timezone.localtime(parameter.point.last_at).hour == 23
    assert again.extent == {str(parameter.point_id): ["2026-11-20", "2026-11-20"]}


def test_a_changed_value_leaves_what_it_was(parameter, cast):
    _bring(cast, _rows())
    trial = _bring(cast, [*_rows("50.0")[:23], (*_rows()[23][:3], "61.25", "校准")], confirm=False)
    assert (trial.updated, trial.unchanged) == (1, 23)
    done = importing.confirm(found=trial, actor=cast.clerk)
    kept = Correction.objects.get()
    assert (done.updated, done.unchanged, done.created) == (1, 23, 0)
    assert (kept.value_before, kept.mark_before, kept.value_after, kept.mark_after) == (
        50,
        "N",
        Decimal("61.25"),
        "C",
    )
    row = Reading.objects.get(at=kept.at)
    assert (row.value, row.mark) == (Decimal("61.25"), "C")


def test_wrong_rows_are_named_and_the_others_come_in(parameter, cast):
    good = _rows(count=2)
    bad = [
        ("DW009", "化学需氧量", "2026-11-20 05:00", "1", ""),
        ("DW001", "总磷", "2026-11-20 05:00", "1", ""),
        ("DW001", "化学需氧量", "2026-11-20 05:30", "1", ""),
        ("DW001", "化学需氧量", "2026-13-20 05:00", "1", ""),
        ("DW001", "化学需氧量", "2026-11-20 05:00", "很高", ""),
        ("DW001", "化学需氧量", "2026-11-20 05:00", "", ""),
        ("DW001", "化学需氧量", "2026-11-20 05:00", "NaN", ""),
        ("DW001", "化学需氧量", "2026-11-20 05:00", "1", "坏了"),
        ("DW001", "化学需氧量", "2026-12-20 05:00", "1", ""),
        ("DW001", "化学需氧量", "2026-09-20 05:00", "1", ""),
        ("DW001", "化学需氧量", "2026-11-20 05:00", "1", "", "月"),
        good[0],
    ]
    found = _bring(cast, [*good, *bad])
    assert (found.created, found.failed, Reading.objects.count()) == (2, 12, 2)
    why = [problem["why"] for problem in found.problems]
    assert "没有点位 DW009" in why[0] and "没有因子" in why[1] and "整点" in why[2]
    assert found.problems[0]["row"] == 4 and "同一时间" in why[-1]
    with found.report.open("rb") as report:
        assert "DW009" in report.read().decode("utf-8-sig")


def test_marked_hours_may_come_without_a_value_and_days_as_days(parameter, cast):
    rows = [
        ("DW001", "化学需氧量", "2026-11-20 05:00", "", "维护"),
        ("DW001", "化学需氧量", "2026-11-20", "44.123456", "", "日"),
    ]
    assert _bring(cast, rows).failed == 0
    assert Reading.objects.get(span=24).value == Decimal("44.1235")
    assert Reading.objects.get(span=1).value is None


def test_a_workbook_is_read_like_a_table(parameter, cast):
    book = Workbook()
    book.active.append(list(HEADS))
    book.active.append(["DW001", "化学需氧量", START, 50.5, None, None])
    raw = BytesIO()
    book.save(raw)
    upload = SimpleUploadedFile("a.xlsx", raw.getvalue())
    found = importing.upload(office=cast.bureau, actor=cast.clerk, upload=upload)
    assert (found.created, found.failed, found.error) == (1, 0, "")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", "编号,值\n1,2\n".encode()), ("a.csv", b"\xff\xfe\x00"), ("a.xlsx", b"PK\x03\x04x")],
)
def test_what_cannot_be_read_says_why(parameter, cast, name, content):
    found = importing.upload(office=cast.bureau, actor=cast.clerk, upload=SimpleUploadedFile(name, content))
    assert found.state == "failed" and "。" in found.error


def test_a_file_is_confirmed_once(parameter, cast):
    found = _bring(cast, _rows())
    with pytest.raises(Refused):
        importing.confirm(found=found, actor=cast.clerk)


def test_points_of_another_bureau_are_not_written(parameter, cast):
    office = cast.outsider.office
    found = importing.upload(office=office, actor=cast.outsider, upload=make.table(_rows()))
    assert (found.created, found.failed) == (0, 24)


def test_anomalies_are_looked_for_after_an_import(parameter, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _bring(cast, _rows("130"))
    assert set(Anomaly.objects.values_list("rule", flat=True)) >= {"hourly", "daily"}


def test_mended_data_lets_a_finding_lapse(parameter, cast, django_capture_on_commit_callbacks):
    for value in ("130", "50", "130"):
        with django_capture_on_commit_callbacks(execute=True):
            _bring(cast, [(*row[:3], f"{value}.{n:02d}", "") for n, row in enumerate(_rows())])
        expected = "found" if value == "130" else "lapsed"
        assert Anomaly.objects.get(rule="hourly").state == expected
