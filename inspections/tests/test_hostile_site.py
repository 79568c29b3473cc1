"""Doors of a visit: what a hostile device, a stranger with a code and an officer of another visit can do."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from bureau.record.models import StoredFile
from bureau.record.services import store_file
from bureau.workflow import Refused
from inspections.models import DeviceEntry, VisitRating
from inspections.services import shown
from inspections.services import task as tasks
from inspections.services import visit as visits
from inspections.tests import factories as make
from inspections.tests.test_device import answer, photo, send, statuses, take
from inspections.tests.test_shown import GOOD

pytestmark = pytest.mark.django_db
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _no_earlier_asks():
    cache.clear()


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.jpg", "..\\..\\x.jpg", "/etc/cron.d/x.jpg", "a" * 300 + ".jpg", f"{SCRIPT}.jpg"],
)
def test_a_name_leads_nowhere_and_runs_nothing(name, on_site, cast, signed_in, picture):
    shot = picture()
    shot.name = name
    entry = photo(on_site, shot)
    client = signed_in(cast.officer)
    assert statuses(send(client, [entry], **{entry["id"]: shot})) == ["ok"]
    stored = StoredFile.objects.get()
    path = Path(stored.file.path).resolve()
    assert path.is_relative_to(Path(settings.MEDIA_ROOT).resolve()) and path.suffix == ".jpg"
    page = client.get(reverse("inspections:task", args=[on_site.pk])).content.decode()
    assert SCRIPT not in page and "../" not in stored.name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", SVG),
        ("a.png", b"<html><script>alert(1)</script>"),
        ("a.jpg", b"MZ\x90\x00" * 30),
        ("a.jpg", b""),
    ],
)
def test_content_that_is_no_picture_is_refused_with_its_right_hash(name, content, on_site, cast, signed_in):
    upload = SimpleUploadedFile(name, content, content_type="image/jpeg")
    entry = photo(on_site, upload)
    assert statuses(send(signed_in(cast.officer), [entry], **{entry["id"]: upload})) == ["refused"]
    assert not StoredFile.objects.exists() and not DeviceEntry.objects.exists()


def test_a_file_too_large_stays_on_the_device(on_site, cast, signed_in, picture, settings):
    settings.UPLOAD_LIMIT_MB = 0.0001
    shot = picture()
    entry = photo(on_site, shot)
    answered = send(signed_in(cast.officer), [entry], **{entry["id"]: shot}).json()["results"][0]
    assert answered["status"] == "refused" and "超过" in answered["words"]


def test_too_many_files_at_once_are_refused_whole(on_site, cast, signed_in, picture):
    files = {f"x{n}": picture() for n in range(13)}
    assert send(signed_in(cast.officer), [answer(on_site)], **files).status_code == 413
    assert not DeviceEntry.objects.exists()


def test_a_table_or_a_video_is_no_signature(on_site, cast):
    """The record may be finished on a signed page only; what else the store takes in is none."""
    raw = BytesIO()
    Workbook().save(raw)
    book = SimpleUploadedFile("签字.xlsx", raw.getvalue())
    with pytest.raises(ValidationError, match="照片、录像"):
        visits.add_photo(task=on_site, actor=cast.officer, upload=book, is_signature=True, use="party")
    film = SimpleUploadedFile("签字.mp4", MP4)
    placed = visits.add_photo(task=on_site, actor=cast.officer, upload=film, is_signature=True, use="party")
    assert (placed.use, placed.is_signature) == ("video", False)


def test_files_of_a_visit_are_seen_in_its_bureau_only_and_run_nothing(on_site, cast, signed_in, picture):
    visits.add_photo(task=on_site, actor=cast.officer, upload=picture())
    stored = StoredFile.objects.get()
    address = reverse("inspections:file", args=[stored.pk])
    own = signed_in(cast.partner).get(address)
    assert own.status_code == 200 and own["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in own["Content-Security-Policy"]
    own.getvalue()  # to the end: so the file is closed
    assert signed_in(cast.outsider).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    alien = store_file(on_site.enterprise, upload=picture(), actor=cast.officer, title="企业材料")
    alien_address = reverse("inspections:file", args=[alien.pk])
    assert signed_in(cast.officer).get(alien_address).status_code == 404, "not of a visit"


def test_entries_for_a_closed_visit_change_nothing_of_it(finished, cast, signed_in, picture):
    shot = picture()
    late = [answer(finished, "no", "改"), photo(finished, shot)]
    before = list(finished.scene.answers.values_list("item", "value"))
    sent = send(signed_in(cast.officer), late, **{late[1]["id"]: shot})
    assert statuses(sent) == ["conflict", "conflict"]
    assert list(finished.scene.answers.values_list("item", "value")) == before
    entry = DeviceEntry.objects.first()
    settle = reverse("inspections:site-conflict-settle", args=[finished.pk, entry.pk])
    assert signed_in(cast.officer).post(settle, {"choice": "mine"}).status_code == 409
    assert signed_in(cast.outsider).post(settle, {"choice": "attached"}).status_code == 404
    assert signed_in(cast.leader).post(settle, {"choice": "attached"}).status_code == 403


def test_an_officer_taken_off_the_visit_writes_nothing_more(site_task, cast, squad):
    entry = {"id": "0" * 8 + "-0000-4000-8000-" + "0" * 12, "task": site_task.pk, "kind": "start",
             "made_at": "2026-11-13T10:00:00+08:00", "content": {"place": "厂区"}}  # fmt: skip
    pair = {"officer_a": squad[2], "officer_b": squad[3]}
    tasks.reassign(task=site_task, actor=cast.clerk, reason="临时抽调", **pair)
    outcome = take(cast.officer, entry)
    assert outcome.status == "refused" and site_task.number not in outcome.words
    with pytest.raises(Refused):
        visits.start(task=site_task, actor=cast.officer)


def test_a_stranger_with_the_code_learns_nothing_else(on_site, cast, client):
    on_site.enterprise.contact, on_site.enterprise.phone = "保密联系人", "13800000000"
    on_site.enterprise.save()
    other = make.TaskFactory(
        enterprise=on_site.enterprise, officer_a=cast.officer, officer_b=cast.partner, reference="举报人张三"
    )
    visits.add_note(task=on_site, actor=cast.officer, person="被询问人", text="询问要点内容")
    visits.note_facts(task=on_site, actor=cast.officer, summary="检查情况内容", party_phone="13900000000")
    visits.add_finding(task=on_site, actor=cast.officer, description="发现的问题内容", handling="clue")
    page = client.get(
        reverse("inspections:shown", args=[shown.token_of(on_site.shown_code)])
    ).content.decode()
    secrets = ("保密联系人", "13800000000", "询问要点内容", "检查情况内容", "13900000000", "发现的问题内容")
    assert not [words for words in secrets if words in page]
    assert other.number not in page and "举报人张三" not in page and 'href="/inspections/' not in page


def test_what_a_stranger_writes_is_not_run_where_leaders_read_it(on_site, cast, signed_in, client):
    address = reverse("inspections:shown", args=[shown.token_of(on_site.shown_code)])
    client.post(address, GOOD | {"name": SCRIPT, "comment": f"{SCRIPT}\n=1+1", "post": '"><img onerror=x>'})
    assert VisitRating.objects.count() == 1
    leader = signed_in(cast.leader)
    for page in (reverse("inspections:ratings"), reverse("inspections:task", args=[on_site.pk])):
        found = leader.get(page).content.decode()
        assert SCRIPT not in found and "<img onerror" not in found


def test_a_forged_rating_is_refused(on_site):
    address = reverse("inspections:shown", args=[shown.token_of(on_site.shown_code)])
    assert Client(enforce_csrf_checks=True).post(address, GOOD).status_code == 403


def test_codes_are_not_found_by_trying(on_site):
    token = shown.token_of(on_site.shown_code)
    near = [token[:-1], token + "0", token.upper(), hashlib.sha256(str(on_site.pk).encode()).hexdigest()[:40]]
    answers = {Client().get(reverse("inspections:shown", args=[guess])).status_code for guess in near}
    assert answers == {404} and len(token) * 4 == 160, "bits"
