"""Papers and files that lie in an archived 副卷 open to whom the volume opens, and to nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.record.services import store_file
from cases.archive.services import borrowing as services
from cases.archive.tests.test_borrowing import ask
from cases.models import ArchiveItem

pytestmark = pytest.mark.django_db
INNER_KINDS = ("case_review", "disposal_approval")


@pytest.fixture
def got(signed_in):
    """Status of an address for a person; the file behind it is closed again."""

    def status(person, address):
        answer = signed_in(person).get(address)
        for close in answer._resource_closers:  # closing the answer itself would close the database
            close()
        return answer.status_code

    return status


def paper(case, kind):
    return reverse("cases:document", args=[IssuedDocument.objects.of(case).get(type=kind).pk])


def test_an_inner_paper_opens_to_all_until_the_case_is_archived(closed, cast, got):
    assert [got(cast.reviewer, paper(closed, kind)) for kind in INNER_KINDS] == [200, 200]


def test_an_archived_inner_paper_opens_with_the_inner_volume_only(archived, cast, got, signed_in):
    case = archived.case
    readers, others = (cast.officer, cast.partner, cast.leader), (cast.reviewer, cast.clerk, cast.supervisor)
    for kind in INNER_KINDS:
        assert [got(person, paper(case, kind)) for person in readers] == [200] * 3, kind
        assert [got(person, paper(case, kind)) for person in others] == [409] * 3, kind
    assert got(cast.reviewer, paper(case, "penalty_decision")) == 200
    page = signed_in(cast.clerk).get(paper(case, "case_review")).content.decode()
    assert "申请借阅并经局领导批准" in page and reverse("cases:archive-borrow", args=[archived.pk]) in page
    lent = services.agree(borrowing=ask(archived, cast.supervisor), actor=cast.leader)
    assert got(cast.supervisor, paper(case, "case_review")) == 200
    assert got(cast.reviewer, paper(case, "case_review")) == 409
    services.give_back(borrowing=lent, actor=cast.supervisor)
    assert got(cast.supervisor, paper(case, "case_review")) == 409


def test_a_lent_main_volume_opens_no_inner_paper(archived, cast, got):
    services.agree(borrowing=ask(archived, cast.supervisor, half="main"), actor=cast.clerk)
    assert got(cast.supervisor, paper(archived.case, "case_review")) == 409


def test_a_file_in_the_inner_volume_is_closed_too(archived, cast, got):
    upload = SimpleUploadedFile("配方.pdf", b"%PDF-1.4\n%%EOF\n")
    stored = store_file(archived.case, upload=upload, actor=cast.officer, title="配方")
    address = reverse("cases:file", args=[archived.case_id, stored.pk])
    assert got(cast.clerk, address) == 200
    ArchiveItem.objects.create(
        archive=archived, half="inner", usual_half="inner", category="secret", position=90, file=stored
    )
    assert [got(person, address) for person in (cast.officer, cast.leader, cast.clerk)] == [200, 200, 409]


def test_the_case_page_marks_inner_papers_and_asks_once(archived, cast, signed_in):
    address = reverse("cases:case", args=[archived.case_id]) + "?tab=documents"
    client = signed_in(cast.clerk)
    client.get(address)  # warm
    with CaptureQueriesContext(connection) as found:
        page = client.get(address).content.decode()
    assert paper(archived.case, "case_review") not in page and '<span class="tag">副卷</span>' in page
    assert paper(archived.case, "penalty_decision") in page
    assert sum("cases_archiveitem" in query["sql"] for query in found) == 1
    assert paper(archived.case, "case_review") in signed_in(cast.leader).get(address).content.decode()


def test_a_worksheet_drawn_anew_is_closed_with_the_volume(archived, cast, signed_in):
    # who may open it finds that there is none
    address = reverse("cases:discretion-sheet", args=[archived.case_id, 0])
    people = (cast.officer, cast.leader, cast.clerk, cast.supervisor)
    assert [signed_in(person).get(address).status_code for person in people] == [404, 404, 409, 409]
    services.agree(borrowing=ask(archived, cast.supervisor), actor=cast.leader)
    assert signed_in(cast.supervisor).get(address).status_code == 404
