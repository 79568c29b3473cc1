"""Two at once on site, on PostgreSQL: an entry of a device comes in once, a firm rates once, a visit begins once."""

import hashlib
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from inspections.entries import read_entry
from inspections.models import DeviceEntry, InquiryNote, InspectionTask, SceneRecord, VisitCode, VisitRating
from inspections.services import device as devices
from inspections.services import shown
from inspections.services import visit as visits
from inspections.tests.test_races import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def entry_of(task, kind: str, **content):
    """One entry as the device makes it."""
    return read_entry(
        {
            "id": str(uuid4()),
            "task": task.pk,
            "kind": kind,
            "made_at": "2026-11-13T10:05:00+08:00",
            "content": content,
        }
    )


def test_an_entry_sent_twice_at_once_is_written_once(on_site, cast):
    entry = entry_of(on_site, "note", person="罗行简", post="厂长", text="上月换证")
    found = at_once(lambda: devices.take_in(actor=cast.officer, entry=entry), count=3)
    assert sorted(one.status for one in found) == ["duplicate", "duplicate", "ok"], found
    assert InquiryNote.objects.count() == 1 and DeviceEntry.objects.count() == 1


def test_two_devices_that_answer_one_item_at_once_lose_neither(on_site, cast):
    item = on_site.scene.checklist.items.first().pk
    entries = [
        (officer, entry_of(on_site, "answer", item=item, value=value, text="缺标志", given="", base=None))
        for officer, value in ((cast.officer, "yes"), (cast.partner, "no"))
    ]
    waiting = iter(entries)

    def take():
        officer, entry = next(waiting)
        return devices.take_in(actor=officer, entry=entry)

    assert sorted(one.status for one in at_once(take)) == ["conflict", "ok"]
    assert DeviceEntry.objects.count() == 2 and on_site.scene.answers.count() == 1


def test_a_photo_sent_twice_at_once_is_stored_once(on_site, cast, picture):
    raw = picture().read()
    content = {"use": "photo", "item": None, "sha256": hashlib.sha256(raw).hexdigest(), "place": "总排口",
               "taken_at": "2026-11-13T10:04:00+08:00", "latitude": None, "longitude": None, "accuracy": None,
               "signer": "", "title": ""}  # fmt: skip
    entry, uploads = entry_of(on_site, "photo", **content), iter([picture(), picture()])

    def take():
        upload = next(uploads)
        upload.file.seek(0), upload.file.truncate(), upload.file.write(raw), upload.file.seek(0)
        upload.size = len(raw)
        return devices.take_in(actor=cast.officer, entry=entry, upload=upload)

    assert sorted(one.status for one in at_once(take)) == ["duplicate", "ok"]
    assert on_site.scene.photos.count() == 1


def test_both_officers_begin_at_once_and_there_is_one_record(site_task, cast):
    people = iter([cast.officer, cast.partner])

    def begin():
        return devices.take_in(actor=next(people), entry=entry_of(site_task, "start", place="厂区"))

    assert [one.status for one in at_once(begin)] == ["ok", "ok"]
    assert SceneRecord.objects.count() == 1


def test_both_officers_finish_at_once_and_it_ends_once(finished, cast):
    InspectionTask.objects.update(state="visiting", done_on=None)
    people = iter([cast.officer, cast.partner])
    found = at_once(lambda: visits.finish(task=finished, actor=next(people)))
    assert sorted(type(one).__name__ for one in found) == ["InspectionTask", "Refused"], found


def test_a_firm_rates_once_however_often_it_presses(on_site):
    facts = {"name": "罗行简", "certificates_shown": True, "basis_told": True, "score": 5}
    code = VisitCode.objects.select_related("task").get()
    found = at_once(lambda: shown.rate(code=code, **facts), count=3)
    assert sum(isinstance(one, ValidationError) for one in found) == 2, found
    assert VisitRating.objects.count() == 1
