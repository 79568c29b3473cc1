"""What comes back from a device: each entry once, conflicts kept and decided, nothing of others' touched."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from bureau.record.models import Entry, StoredFile
from bureau.workflow import Refused
from inspections.entries import Malformed, read_batch, read_entry
from inspections.models import Answer, DeviceEntry, Finding, InspectionTask, ScenePhoto
from inspections.services import device as devices
from inspections.services import task as tasks
from inspections.services import visit as visits

pytestmark = pytest.mark.django_db


def raw(task, kind, **content):
    return {
        "id": str(uuid4()),
        "task": task.pk,
        "kind": kind,
        "made_at": timezone.now().isoformat(),
        "content": content,
    }


def answer(task, value="yes", text="", *, position=1, base=None, given=""):
    item = task.scene.checklist.items.get(position=position)
    return raw(task, "answer", item=item.pk, value=value, text=text, given=given, base=base)


def photo(task, upload, **facts):
    usual = {
        "use": "photo",
        "item": None,
        "sha256": hashlib.sha256(upload.read()).hexdigest(),
        "taken_at": timezone.now().isoformat(),
        "place": "2 号锅炉房东侧",
        "latitude": 36.1234567,
        "longitude": 103.7654321,
        "accuracy": 12.5,
        "signer": "",
        "title": "",
    }
    upload.seek(0)
    return raw(task, "photo", **(usual | facts))


def facts(task, base=None, **changed):
    return raw(task, "facts", set=changed, base=base or dict.fromkeys(changed, ""))


def take(actor, entry, upload=None):
    return devices.take_in(actor=actor, entry=read_entry(entry), upload=upload)


def send(client, entries, **files):
    return client.post(reverse("inspections:device-sync"), {"entries": json.dumps(entries), **files})


def statuses(response):
    return [row["status"] for row in response.json()["results"]]


def test_a_whole_visit_without_network_is_put_on_record(site_task, cast, signed_in, picture):
    task = site_task
    client = signed_in(cast.officer)
    begun = raw(task, "start", place="厂区")
    assert statuses(send(client, [begun])) == ["ok"]
    task.refresh_from_db()
    assert task.state == InspectionTask.State.VISITING
    shot, hand = picture(), picture("签名.png", "PNG")
    first, sign = photo(task, shot), photo(task, hand, use="party", signer="罗行简")
    entries = [
        facts(task, shown=True, rights_told=True, base={"shown": False, "rights_told": False}),
        facts(task, party_name="罗行简", summary="检查了三处"),
        answer(task),
        answer(task, "no", "标志牌为旧号", position=2),
        answer(task, "na", position=3),
        raw(task, "note", person="罗行简", post="环保负责人", text="上月换证。"),
        raw(
            task,
            "finding",
            item=task.scene.checklist.items.get(position=2).pk,
            description="标志牌为旧号",
            handling="corrected",
            violation=None,
        ),
        first,
        sign,
        raw(task, "sign", signing="signed", party_name="罗行简", note="", witness="", base=""),
    ]
    assert statuses(send(client, entries, **{first["id"]: shot, sign["id"]: hand})) == ["ok"] * 10
    hands = [picture("签名.png", "PNG") for _ in task.officers]
    own = [
        photo(task, hand, use="officer", signer=officer.name)
        for hand, officer in zip(hands, task.officers, strict=True)
    ]
    with pytest.raises(Refused, match=task.officer_names):
        visits.finish(task=task, actor=cast.officer)
    sent = send(client, own, **{entry["id"]: hand for entry, hand in zip(own, hands, strict=True)})
    assert statuses(sent) == ["ok"] * 2
    stored = ScenePhoto.objects.get(use="photo")
    assert stored.hash_agreed and (str(stored.latitude), stored.accuracy) == ("36.123457", 12)
    assert stored.stored.place == "2 号锅炉房东侧"
    visits.finish(task=task, actor=cast.officer)
    task.refresh_from_db()
    assert task.state == InspectionTask.State.DONE


def test_a_batch_sent_twice_changes_nothing(on_site, cast, signed_in, picture):
    client, shot = signed_in(cast.officer), picture()
    shown = photo(on_site, shot)
    entries = [
        answer(on_site),
        shown,
        raw(on_site, "finding", item=None, description="露天堆放", handling="order", violation=None),
        raw(on_site, "note", person="甲", post="", text="说明"),
    ]
    assert statuses(send(client, entries, **{shown["id"]: shot})) == ["ok"] * 4
    before = Entry.objects.of(on_site).count()
    shot.seek(0)
    assert statuses(send(client, entries, **{shown["id"]: shot})) == ["duplicate"] * 4
    assert Entry.objects.of(on_site).count() == before
    assert (Finding.objects.count(), ScenePhoto.objects.count(), DeviceEntry.objects.count()) == (1, 1, 4)


def test_one_id_is_not_used_for_two_things(on_site, cast):
    first = answer(on_site)
    assert take(cast.officer, first).status == "ok"
    other = answer(on_site, "na") | {"id": first["id"]}
    assert take(cast.officer, other).status == "refused"
    assert take(cast.partner, first).status == "refused"
    assert Answer.objects.get().value == "yes"


def test_the_other_officers_answer_is_not_overwritten(on_site, cast):
    item = on_site.scene.checklist.items.get(position=1)
    visits.answer(task=on_site, actor=cast.partner, answers={item.pk: ("no", "无台账", "")})
    outcome = take(cast.officer, answer(on_site, "yes"))
    assert outcome.status == "conflict" and cast.partner.name in outcome.words
    assert Answer.objects.get().value == "no"
    entry = DeviceEntry.objects.get()
    devices.settle(entry=entry, actor=cast.partner, choice="mine")
    assert Answer.objects.get().value == "yes"
    with pytest.raises(Refused):
        devices.settle(entry=entry, actor=cast.partner, choice="theirs")


def test_one_who_saw_the_other_answer_may_change_it(on_site, cast):
    item = on_site.scene.checklist.items.get(position=1)
    visits.answer(task=on_site, actor=cast.partner, answers={item.pk: ("no", "无台账", "")})
    assert take(cast.officer, answer(on_site, "yes", base=["no", "无台账", ""])).status == "ok"
    assert Answer.objects.get().value == "yes"


def test_facts_changed_by_the_other_wait_and_keep_what_is_there(on_site, cast):
    visits.note_facts(task=on_site, actor=cast.partner, summary="甲的记述")
    assert take(cast.officer, facts(on_site, summary="乙的记述")).status == "conflict"
    on_site.scene.refresh_from_db()
    assert on_site.scene.summary == "甲的记述"
    devices.settle(entry=DeviceEntry.objects.get(), actor=cast.officer, choice="theirs")
    on_site.scene.refresh_from_db()
    assert on_site.scene.summary == "甲的记述"
    assert "乙的记述" in json.dumps(Entry.objects.of(on_site).last().data, ensure_ascii=False)


def test_entries_after_the_end_are_kept_and_attached(finished, cast, picture):
    late, shot = answer(finished, "na", position=3), picture()
    shown = photo(finished, shot)
    assert take(cast.partner, late).status == "conflict"
    assert take(cast.partner, shown, shot).status == "conflict"
    assert Answer.objects.get(item__position=3).value == "yes"
    kept = DeviceEntry.objects.get(kind="photo")
    assert kept.stored.sha256 == shown["content"]["sha256"]
    with pytest.raises(Refused):
        devices.settle(entry=kept, actor=cast.officer, choice="mine")
    devices.settle(entry=kept, actor=cast.officer, choice="attached")
    assert Entry.objects.of(finished).last().legal
    assert ScenePhoto.objects.filter(stored=kept.stored).count() == 0


def test_a_kept_photo_enters_the_record_when_the_visit_has_begun(site_task, cast, picture):
    shot = picture()
    assert take(cast.officer, photo(site_task, shot), shot).status == "conflict"
    visits.start(task=site_task, actor=cast.officer)
    devices.settle(entry=DeviceEntry.objects.get(), actor=cast.officer, choice="mine")
    assert ScenePhoto.objects.get().stored == StoredFile.objects.get()


def test_an_open_conflict_holds_the_end(finished, on_site, cast):
    """Asked of the guard itself: the visit is over, its table would answer for the state."""
    from inspections.guards.task import no_entry_waits

    assert no_entry_waits(on_site, None) is None
    take(cast.partner, answer(finished, "na", position=3))
    assert "1 条" in no_entry_waits(on_site, None).text


def test_beginning_twice_is_one_beginning(site_task, cast):
    assert take(cast.officer, raw(site_task, "start", place="厂区")).status == "ok"
    assert take(cast.partner, raw(site_task, "start", place="大门")).status == "ok"
    site_task.refresh_from_db()
    assert site_task.scene.place == "厂区"


def test_a_clock_that_runs_ahead_does_not_date_into_the_future(site_task, cast):
    ahead = raw(site_task, "start", place="") | {"made_at": (timezone.now() + timedelta(days=3)).isoformat()}
    assert take(cast.officer, ahead).status == "ok"
    site_task.refresh_from_db()
    assert site_task.scene.started_at <= timezone.now()


def test_words_that_are_missing_stay_on_the_device(on_site, cast):
    outcome = take(cast.officer, answer(on_site, "no"))
    assert outcome.status == "refused" and "情况说明" in outcome.words
    assert not DeviceEntry.objects.exists()
    signed = raw(on_site, "sign", signing="refused", party_name="", note="", witness="", base="")
    assert take(cast.officer, signed).status == "refused"


def test_damaged_foreign_and_missing_files_are_refused(on_site, cast, picture):
    shot = picture()
    entry = photo(on_site, shot, sha256="0" * 64)
    assert "指纹" in take(cast.officer, entry, shot).words
    assert take(cast.officer, entry).status == "refused"
    shot = picture()
    shot.file.seek(0), shot.file.truncate(), shot.file.write(b"MZ nothing of ours"), shot.file.seek(0)
    shot.size = 18
    assert take(cast.officer, photo(on_site, shot), shot).status == "refused"
    assert take(cast.officer, answer(on_site), picture()).status == "refused"
    assert not StoredFile.objects.exists() and not DeviceEntry.objects.exists()


def test_others_visits_are_as_if_they_were_not(on_site, cast, squad, signed_in):
    for stranger in (squad[2], cast.outsider):
        outcome = take(stranger, answer(on_site))
        assert outcome.status == "refused" and on_site.number not in outcome.words
    missing = answer(on_site) | {"task": 999999}
    assert take(cast.officer, missing).words == take(squad[2], answer(on_site)).words
    for person in (cast.clerk, cast.leader, cast.supervisor, cast.admin):
        assert send(signed_in(person), [answer(on_site)]).status_code == 403


def test_items_of_another_list_are_refused(on_site, cast, picture):
    from inspections.tests import factories as make

    alien = make.ChecklistFactory(items=1, key="other").items.get()
    shot = picture()
    for entry, upload in (
        (answer(on_site) | {}, None),
        (photo(on_site, shot, item=alien.pk), shot),
        (raw(on_site, "finding", item=alien.pk, description="x", handling="order", violation=None), None),
        (raw(on_site, "finding", item=None, description="x", handling="order", violation=10**12), None),
    ):
        if entry["kind"] == "answer":
            entry["content"]["item"] = alien.pk
        assert take(cast.officer, entry, upload).status == "refused"


HOSTILE = (
    "",
    "nonsense",
    "{}",
    "[" * 100_000,
    json.dumps([1] * 61),
    "x" * (512 * 1024 + 1),
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_batch_that_cannot_be_read_is_refused_whole(text, cast, signed_in):
    response = signed_in(cast.officer).post(reverse("inspections:device-sync"), {"entries": text})
    assert response.status_code in (400, 413) and "没有同步" in response.json()["error"]


@pytest.mark.parametrize(
    "change",
    [
        {"id": "not-a-uuid"},
        {"id": None},
        {"id": "x" * 10_000},
        {"task": "1"},
        {"task": True},
        {"task": 10**40},
        {"task": -1},
        {"kind": "finish"},
        {"kind": ["answer"]},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-13T10:00:00"},
        {"made_at": "0001-01-01T00:00:00+14:00"},
        {"made_at": 5},
        {"content": []},
        {"content": {}},
        {"extra": 1},
    ],
    ids=str,
)
def test_entries_out_of_shape_are_refused_alone(change, on_site, cast, signed_in):
    bad = answer(on_site) | change
    response = send(signed_in(cast.officer), [bad, answer(on_site), 7, None, []])
    assert statuses(response) == ["refused", "ok", "refused", "refused", "refused"]


@pytest.mark.parametrize(
    "change",
    [
        {"value": "maybe"},
        {"value": {"yes": 1}},
        {"text": "\x00"},
        {"text": "\ud800"},
        {"text": "长" * 2001},
        {"text": 5},
        {"item": 2**63},
        {"item": None},
        {"base": ["yes"]},
        {"base": "yes"},
        {"office": 1},
    ],
    ids=str,
)
def test_contents_out_of_shape_are_malformed(change, on_site):
    bad = answer(on_site)
    bad["content"] |= change
    with pytest.raises(Malformed):
        read_entry(bad)


def test_numbers_that_are_no_numbers_are_malformed(on_site, picture):
    for name, value in (
        ("latitude", 91),
        ("longitude", float("nan")),
        ("accuracy", float("inf")),
        ("latitude", True),
    ):
        with pytest.raises(Malformed):
            read_entry(photo(on_site, picture(), **{name: value}))
    assert read_batch("[]") == []


def test_the_endpoint_needs_a_token_and_a_post(on_site, cast, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.officer)
    assert send(strict, [answer(on_site)]).status_code == 403
    token = strict.get(reverse("inspections:device-pack")).json()["token"]
    sent = strict.post(
        reverse("inspections:device-sync"),
        {"entries": json.dumps([answer(on_site)])},
        headers={"X-CSRFToken": token},
    )
    assert statuses(sent) == ["ok"]
    assert strict.get(reverse("inspections:device-sync")).status_code == 405


def test_the_pack_holds_ones_own_open_visits_only(on_site, cast, squad, signed_in):
    pack = signed_in(cast.officer).get(reverse("inspections:device-pack")).json()
    assert [task["id"] for task in pack["tasks"]] == [on_site.pk]
    assert len(pack["checklists"][str(pack["tasks"][0]["checklist"])]["items"]) == 3
    assert pack["tasks"][0]["code_picture"].startswith("data:image/svg+xml")
    assert signed_in(squad[2]).get(reverse("inspections:device-pack")).json()["tasks"] == []


def test_the_pack_costs_the_same_with_many_visits(on_site, cast, signed_in, django_assert_max_num_queries):
    from inspections.tests import factories as make

    client = signed_in(cast.officer)
    address = reverse("inspections:device-pack")
    client.get(address)
    for _ in range(12):
        make.TaskFactory(officer_a=cast.officer, officer_b=cast.partner, enterprise=make.EnterpriseFactory())
    with django_assert_max_num_queries(22):
        assert len(client.get(address).json()["tasks"]) == 13


def test_conflicts_are_seen_and_decided_on_a_page(on_site, cast, signed_in, squad):
    item = on_site.scene.checklist.items.get(position=1)
    visits.answer(task=on_site, actor=cast.partner, answers={item.pk: ("no", "无台账", "")})
    take(cast.officer, answer(on_site, "yes"))
    entry, client = DeviceEntry.objects.get(), signed_in(cast.officer)
    page = client.get(reverse("inspections:site-conflicts", args=[on_site.pk])).content.decode()
    assert "采用本条" in page and cast.partner.name in page
    settle = reverse("inspections:site-conflict-settle", args=[on_site.pk, entry.pk])
    assert signed_in(squad[2]).post(settle, {"choice": "mine"}).status_code == 409
    assert client.post(settle, {"choice": "kept"}).status_code == 409
    assert client.post(settle, {"choice": "nonsense"}).status_code == 400
    assert client.post(settle, {"choice": "mine"}).status_code == 302
    assert Answer.objects.get(item=item).value == "yes"
    assert client.post(settle, {"choice": "mine"}).status_code == 409


def test_worker_and_manifest_are_served_with_their_kind(client):
    worker = client.get(reverse("inspections:device-worker"))
    assert worker["Content-Type"].startswith("text/javascript") and "no-cache" in worker["Cache-Control"]
    assert reverse("inspections:device") in worker.content.decode()
    manifest = client.get(reverse("inspections:device-manifest"))
    assert manifest["Content-Type"] == "application/manifest+json"
    assert manifest.json()["scope"] == "/inspections/"


def send_part(client, entry, content: bytes, at=None, **changed):
    fields = {"id": entry["id"], "total": len(content)}
    if at is not None:
        piece = SimpleUploadedFile("part", content[at : at + 400])
        fields |= {"offset": at, "part": piece}
    return client.post(reverse("inspections:device-part"), fields | changed)


def in_parts(client, entry, content: bytes):
    here = 0
    while here < len(content):
        here = send_part(client, entry, content, here).json()["have"]


def test_a_file_comes_in_parts_and_goes_on_where_the_line_broke(on_site, cast, signed_in, picture):
    client, shot = signed_in(cast.officer), picture()
    entry = photo(on_site, shot)
    content = shot.read()
    assert send_part(client, entry, content).json() == {"have": 0}
    assert send_part(client, entry, content, 0).json() == {"have": 400}
    assert send_part(client, entry, content).json() == {"have": 400}
    assert send_part(client, entry, content, 0).json() == {"have": 400}  # sent twice: not written twice
    outcome = send(client, [entry], **{f"name {entry['id']}": "门口.jpg"})
    assert statuses(outcome) == ["refused"] and "指纹" in outcome.json()["results"][0]["words"]
    in_parts(client, entry, content)
    assert statuses(send(client, [entry], **{f"name {entry['id']}": "门口.jpg"})) == ["ok"]
    stored = ScenePhoto.objects.get().stored
    assert (stored.name, stored.sha256) == ("门口.jpg", entry["content"]["sha256"])
    # the answer was lost: the file is not asked for again
    assert send_part(client, entry, content).json() == {"have": len(content)}
    assert statuses(send(client, [entry])) == ["duplicate"]
    assert not list((Path(settings.VAR_DIR) / "device-parts" / str(cast.officer.pk)).iterdir())


def test_parts_of_another_are_not_seen(on_site, cast, signed_in, picture):
    shot = picture()
    entry = photo(on_site, shot)
    content = shot.read()
    in_parts(signed_in(cast.officer), entry, content)
    partner = signed_in(cast.partner)
    assert send_part(partner, entry, content).json() == {"have": 0}
    assert statuses(send(partner, [entry])) == ["refused"]


@pytest.mark.parametrize(
    "change",
    [
        {"id": "1"},
        {"id": "../../../../etc/passwd-000000000000000"},
        {"total": ""},
        {"total": "-1"},
        {"total": str(51 * 1024 * 1024)},
        {"offset": "x"},
        {"offset": "9999999"},
        {"part": SimpleUploadedFile("part", b"")},
    ],
)
def test_parts_out_of_shape_are_refused(change, on_site, cast, signed_in, picture):
    shot = picture()
    entry = photo(on_site, shot)
    answer = send_part(signed_in(cast.officer), entry, shot.read(), 0, **change)
    assert answer.status_code == 400 and answer.json()["error"].startswith("没有同步")


def test_what_is_sent_for_another_user_is_not_taken(on_site, cast, signed_in, picture):
    client = signed_in(cast.partner)
    fields = {"entries": json.dumps([answer(on_site)]), "user": cast.officer.pk}
    assert client.post(reverse("inspections:device-sync"), fields).status_code == 409
    shot = picture()
    assert send_part(client, photo(on_site, shot), b"x", 0, user=cast.officer.pk).status_code == 409
    assert not DeviceEntry.objects.exists()


def test_a_clock_that_runs_far_behind_begins_the_visit_all_the_same(site_task, cast):
    late = raw(site_task, "start", place="厂区") | {"made_at": "2024-01-01T08:00:00+08:00"}
    assert take(cast.officer, late).status == "ok"
    site_task.refresh_from_db()
    assert site_task.scene.started_at == timezone.now()
    assert DeviceEntry.objects.get().made_at.year == 2024


def test_entries_of_a_visit_cancelled_meanwhile_are_kept_and_told(site_task, cast, picture, signed_in):
    tasks.cancel(task=site_task, actor=cast.clerk, reason="企业已停产")
    shot = picture()
    assert take(cast.officer, raw(site_task, "start", place="厂区")).status == "conflict"
    assert take(cast.officer, photo(site_task, shot), shot).status == "conflict"
    pack = signed_in(cast.officer).get(reverse("inspections:device-pack")).json()
    assert pack["tasks"] == []
    (left,) = pack["elsewhere"]
    assert (left["id"], left["state_label"], left["count"]) == (site_task.pk, "已取消", 2)
    assert DeviceEntry.objects.get(kind="photo").stored.sha256


def test_a_visit_beyond_the_cap_is_not_taken_along(site_task, cast, signed_in):
    InspectionTask.objects.filter(pk=site_task.pk).update(state="held", basis="plan", cap_most=1)
    pack = signed_in(cast.officer).get(reverse("inspections:device-pack")).json()
    assert pack["tasks"] == []


def test_many_conflicts_are_decided_alike_or_not_at_all(site_task, cast, squad, signed_in):
    tasks.cancel(task=site_task, actor=cast.clerk, reason="企业已停产")
    take(cast.officer, raw(site_task, "start", place="厂区"))
    take(cast.officer, raw(site_task, "note", person="甲", post="", text="说明"))
    address = reverse("inspections:site-conflicts-settle", args=[site_task.pk])
    assert signed_in(squad[3]).post(address, {"choice": "attached"}).status_code == 409
    client = signed_in(cast.officer)
    assert (
        "2 条全部" in client.get(reverse("inspections:site-conflicts", args=[site_task.pk])).content.decode()
    )
    assert client.post(address, {"choice": "mine"}).status_code == 409
    assert DeviceEntry.objects.open_conflicts().count() == 2
    assert client.post(address, {"choice": "attached"}).status_code == 302
    assert DeviceEntry.objects.filter(state="attached").count() == 2


def test_what_came_before_its_beginning_is_taken_over_in_order(site_task, cast):
    begun = raw(site_task, "start", place="厂区")
    assert take(cast.officer, raw(site_task, "note", person="甲", post="", text="说明")).status == "conflict"
    assert take(cast.officer, begun).status == "ok"
    assert devices.settle_all(task=site_task, actor=cast.partner, choice="mine") == 1
    assert site_task.scene.notes.get().text == "说明"
