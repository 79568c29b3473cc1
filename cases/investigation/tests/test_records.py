"""Records: two certified officers, one place at a time, told, signed, then immutable."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.workflow import Refused
from cases.investigation.services import records
from cases.investigation.tests.story import ANSWERS, INQUIRY, at, head, issue, point, save, scan, sign, whole
from cases.models import Evidence, InquiryRecord, Investigator, SceneRecord
from cases.tests.conduct import Conduct

pytestmark = pytest.mark.django_db


def refused(call, *words):
    with pytest.raises((Refused, ValidationError)) as caught:
        call()
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_a_scene_record_goes_from_draft_to_evidence(story):
    row = whole(story, "scene")
    assert (row.certificate_a, row.certificate_b) == ("QH-001", "QH-002") and row.stage == "已固定"
    item = row.evidence
    assert item.kind == Evidence.Kind.SCENE and item.file == row.scan and item.obtained_on == story.day(3)
    paper = IssuedDocument.objects.get(pk=row.document_id).context
    assert "QH-001" in paper["told"] and paper["party"]["name"] == story.case.party_name


@pytest.mark.parametrize(("standing", "kind"), [("party", "party"), ("witness", "witness")])
def test_an_inquiry_becomes_a_statement_or_testimony(story, standing, kind):
    row = whole(story, "inquiry", standing=standing)
    assert row.evidence.kind == kind and row.answers.get().answer == ANSWERS[0]["answer"]


def test_who_made_a_record_is_listed_for_good(story):
    whole(story, "scene")
    people = set(Investigator.objects.filter(case=story.case).values_list("user__username", "capacity"))
    assert {("officer", "recorder"), ("partner", "recorder"), ("officer", "collector")} <= people


@pytest.mark.parametrize("second", ["scene", "inquiry"])
def test_an_officer_is_in_one_record_at_a_time(story, cast, second):
    save(story, "inquiry")
    refused(
        lambda: save(story, second, started_at=at(story.day(3), 9, 59), ended_at=at(story.day(3), 11)),
        "同一时间",
    )
    save(story, second, **head(story, 10, 11))  # touching ends are no overlap


def test_nor_in_another_case(story, cast):
    save(story, "scene")
    other = Conduct(cast)
    other.until("investigating")
    refused(lambda: save(other, "inquiry"), "另一案件", "陈晓岚")


def test_a_sampling_belongs_to_the_visit_it_is_part_of(story):
    scene = save(story, "scene")
    row = save(story, "sampling", scene=scene, rows=[point(story)])
    assert row.points.get().code == "W1"
    refused(
        lambda: records.drop_record(
            case=story.fresh(), actor=story.cast.officer, kind="scene", existing=scene
        ),
        "不能删去",
    )
    refused(lambda: save(story, "sampling", scene=scene, rows=[]), "至少填写一行")


def test_times_fit(story):
    refused(lambda: save(story, "scene", ended_at=at(story.day(3), 9)), "晚于开始")
    late = date(2026, 12, 1)
    refused(lambda: save(story, "scene", started_at=at(late, 9), ended_at=at(late, 10)), "还没有到")


def test_nothing_changes_after_printing_nor_after_signing(story):
    row = issue(story, "scene", save(story, "scene"))
    refused(lambda: save(story, "scene", existing=row), "已打印送签")
    refused(lambda: issue(story, "scene", row), "已打印送签")
    case, officer = story.fresh(), story.cast.officer
    records.reopen_record(case=case, actor=officer, kind="scene", existing=row, reason="地点写错")
    assert IssuedDocument.objects.of(case).get(type="scene_record").is_void
    row = save(story, "scene", existing=SceneRecord.objects.get(pk=row.pk), place="二号排口")
    row = sign(story, "scene", issue(story, "scene", row))
    refused(lambda: save(story, "scene", existing=row), "已签名", "补充笔录")
    refused(lambda: sign(story, "scene", row), "只登记一次")
    refused(
        lambda: records.drop_record(case=story.fresh(), actor=officer, kind="scene", existing=row), "已签名"
    )
    more = save(story, "scene", **head(story, 14, 15), supplements=row)
    assert str(more).endswith("（补充）")


def test_a_refusal_to_sign_has_its_reason_and_witness(story):
    row = issue(story, "inquiry", save(story, "inquiry"))
    with pytest.raises(ValidationError, match="见证人"):
        sign(story, "inquiry", row, signing="refused")
    signed = sign(story, "inquiry", row, signing="refused", signing_reason="不认可", witness="社区干部王某")
    assert signed.evidence.kind == Evidence.Kind.PARTY


def test_a_record_is_signed_after_it_was_made(story):
    row = issue(story, "scene", save(story, "scene"))
    refused(lambda: sign(story, "scene", row, on=story.day(2)), "早于笔录日期")
    draft = save(story, "inquiry", **head(story, 14, 15))
    refused(lambda: sign(story, "inquiry", draft), "须先打印送签")


def test_only_the_handlers_write(story, cast):
    refused(lambda: save(story, "scene", actor=cast.reviewer), "没有有效的执法证")
    refused(lambda: save(story, "scene", actor=cast.outsider), "须由承办人办理")


def test_the_database_keeps_what_the_services_keep(story):
    row = save(story, "inquiry")
    for broken in (
        {"certificate_a": ""},
        {"officer_b": row.officer_a},
        {"rights_told": False},
        {"signing": "signed", "signed_on": story.day(3)},
        {"ended_at": row.started_at},
        {"person_code": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            InquiryRecord.objects.filter(pk=row.pk).update(**broken)


# pages


def _form(story, **more) -> dict:
    day = story.day(3)
    return {
        "started_at": f"{day} 09:00",
        "ended_at": f"{day} 10:00",
        "place": "总排口",
        "officer_b": story.cast.partner.pk,
        "certificates_shown": "on",
        "rights_told": "on",
        **more,
    }


def _rows(*pairs, total: int = 4) -> dict:
    rows = {"form-TOTAL_FORMS": str(total), "form-INITIAL_FORMS": "0"}
    for number, (question, answer) in enumerate(pairs):
        rows |= {f"form-{number}-question": question, f"form-{number}-answer": answer}
    return rows


def test_rows_are_added_and_struck_out_without_script(story, signed_in):
    client = signed_in(story.cast.officer)
    url = reverse("cases:record-add", args=[story.case.pk, "inquiry"])
    person = {name: value for name, value in INQUIRY.items()}
    typed = {**_form(story, **person), **_rows(("一问", "一答"), ("二问", "二答"))}
    page = client.post(url, {**typed, "more": "1", "form-1-DELETE": "on"})
    text = page.content.decode()
    assert page.status_code == 200 and "一问" in text and "二问" not in text
    assert InquiryRecord.objects.count() == 0
    answer = client.post(url, {**typed, "form-0-DELETE": "on"})
    row = InquiryRecord.objects.get()
    assert answer.status_code == 302 and [a.question for a in row.answers.all()] == ["二问"]
    edit = reverse("cases:record-edit", args=[story.case.pk, "inquiry", row.pk])
    assert "二答" in client.get(edit).content.decode()
    assert client.post(edit, {**typed, "place": "厂办"}).status_code == 302
    row.refresh_from_db()
    assert row.place == "厂办" and row.answers.count() == 2


def test_the_page_says_what_is_wrong(story, signed_in):
    client = signed_in(story.cast.officer)
    url = reverse("cases:record-add", args=[story.case.pk, "inquiry"])
    typed = {**_form(story, **INQUIRY), **_rows(("一问", "一答"))}
    del typed["rights_told"]
    assert client.post(url, typed).status_code == 422
    typed["rights_told"] = "on"
    assert client.post(url, {**typed, "started_at": "昨天"}).status_code == 422
    save(story, "scene")
    answer = client.post(url, typed)
    assert answer.status_code == 409 and "同一时间" in answer.content.decode()
    assert client.get(reverse("cases:record-add", args=[story.case.pk, "other"])).status_code == 404


def test_a_record_is_printed_signed_and_seen_by_pages(story, signed_in, django_capture_on_commit_callbacks):
    row = save(story, "scene")
    client = signed_in(story.cast.officer)

    def url(name):
        return reverse(f"cases:{name}", args=[story.case.pk, "scene", row.pk])

    assert "打印送签" in client.get(url("record")).content.decode()
    assert client.get(url("record-preview"))["Content-Type"] == "application/pdf"
    assert client.post(url("record-issue"), {"ok": "1"}).status_code == 302
    signed = {"on": str(story.day(3)), "signing": "signed", "elements": ["time", "place"]}
    assert client.post(url("record-sign"), signed).status_code == 422  # the scan is missing
    assert client.post(url("record-sign"), {**signed, "upload": scan()}).status_code == 302
    row.refresh_from_db()
    assert {proof.element for proof in row.evidence.proofs.all()} == {"time", "place"}
    assert "补充笔录" in client.get(url("record")).content.decode()
    assert client.get(url("record-edit")).status_code in (200, 409)
    assert signed_in(story.cast.outsider).get(url("record")).status_code == 404
