"""The public verification page."""

import pytest
from django.urls import reverse

from bureau.documents import services, views
from bureau.documents.codes import check_character, grouped
from bureau.documents.tests.test_tasks import run

UNKNOWN = grouped("2" * 15 + check_character("2" * 15))


def page(client, code):
    return client.get(reverse("documents:verify", args=[code]))


def test_a_valid_paper_without_its_parties(client, issue, organ):
    document = run(issue())
    text = page(client, document.verify_code).content.decode()
    for fact in (document.number, document.title, organ.name, "2026-11-23", document.sha256, "1 页", "有效"):
        assert fact in text
    assert "𠮷" not in text and "罚款" not in text


def test_a_paper_still_being_made(client, issue):
    text = page(client, issue().verify_code).content.decode()
    assert "正在生成" in text and 'id="pdf"' not in text


def test_a_voided_paper(client, issue):
    document = run(issue())
    services.void(document, actor=None, reason="当事人𠮷某姓名有误")
    text = page(client, document.verify_code).content.decode()
    assert "已作废" in text and "𠮷" not in text


def test_an_unknown_code_and_a_slip_are_told_apart(client, db, django_assert_num_queries):
    response = page(client, UNKNOWN)
    assert response.status_code == 404 and "没有这个核验码" in response.content.decode()
    with django_assert_num_queries(0):
        response = page(client, "2222-2222-2222-2223")
    assert response.status_code == 404 and "抄写有误" in response.content.decode()


def test_a_typed_code_leads_to_its_page(client, issue):
    code = issue().verify_code
    response = client.get(reverse("documents:ask"), {"code": code.replace("-", " ").lower()})
    assert response.url == reverse("documents:verify", args=[code])
    assert page(client, code.lower()).url == reverse("documents:verify", args=[code])


def test_the_empty_form(client, db):
    assert "输入核验码" in client.get(reverse("documents:ask")).content.decode()


def test_hostile_text_is_shown_as_text(client, db):
    text = client.get(reverse("documents:ask"), {"code": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in text


@pytest.mark.parametrize("name", ["documents:ask", "documents:verify"])
def test_nothing_can_be_posted(client, db, name):
    arguments = [] if name.endswith("ask") else [UNKNOWN]
    assert client.post(reverse(name, args=arguments)).status_code == 405


def test_the_file_comes_under_its_chinese_name(issue):
    document = run(issue())
    response = views.pdf_response(document, inline=False)
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    response.close()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E8%AF%95")
