"""现场检查记录: made once at the end of a visit, with answers, findings, pictures and signatures."""

import json

import pytest
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.workflow import Refused
from inspections.papers.visit_record import visit_record
from inspections.services import visit as visits
from inspections.services import visit_record as records

pytestmark = pytest.mark.django_db


def test_the_paper_says_what_the_record_says(finished, cast):
    document = records.issue(task=finished, actor=cast.officer)
    text = json.dumps(document.context, ensure_ascii=False)
    for words in (
        "陈晓岚（QH-001）",
        finished.basis_text,
        "标志牌为旧号",
        "当场改正",
        "标志牌上月换证",
        "签字",
    ):
        assert words in text
    assert len(document.context["answers"]) == 3 and len(document.context["photos"]) == 1
    assert document.context["party_hand"].startswith("data:image/jpeg")


def test_it_is_issued_once(finished, cast):
    first = records.issue(task=finished, actor=cast.officer)
    assert records.issue(task=finished, actor=cast.partner) == first
    assert IssuedDocument.objects.count() == 1


def test_it_is_not_issued_before_the_end(on_site, cast, signed_in):
    with pytest.raises(Refused, match="没有办结"):
        records.issue(task=on_site, actor=cast.officer)
    issue = reverse("inspections:task-record-issue", args=[on_site.pk])
    assert signed_in(cast.officer).post(issue).status_code == 409
    assert signed_in(cast.leader).post(issue).status_code == 403


def test_it_is_previewed_issued_and_read_on_pages(
    finished, cast, signed_in, django_capture_on_commit_callbacks
):
    client = signed_in(cast.officer)
    preview = client.get(reverse("inspections:task-record-preview", args=[finished.pk]))
    assert preview.content.startswith(b"%PDF")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("inspections:task-record-issue", args=[finished.pk]))
    document = IssuedDocument.objects.get()
    address = reverse("inspections:task-record", args=[finished.pk, document.pk])
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF")
    assert signed_in(cast.outsider).get(address).status_code == 404
    assert "现场检查记录" in client.get(reverse("inspections:task", args=[finished.pk])).content.decode()


def test_a_refused_signature_is_printed_with_its_witness(on_site, cast):
    visits.sign(task=on_site, actor=cast.officer, signing="refused", note="称须请示总部", witness="王五")
    context = visit_record(on_site, on=on_site.assigned_on)
    assert (context["signed"], context["witness"], context["signing_note"]) == (False, "王五", "称须请示总部")
