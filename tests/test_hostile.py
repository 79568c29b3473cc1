"""What a hostile visitor types, uploads and asks for; what an insider of another bureau asks for."""

import base64
import csv
import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bureau.record.services import UNPACKED_LIMIT, check_upload
from cases.models import Case, Clue
from cases.states import CaseState as C
from cases.tests.conduct import PARTY, Conduct
from inspections.tests.factories import EnterpriseFactory
from publicity.models import Publication
from publicity.tests.factories import PublicationFactory
from tests.test_house import OURS, _address, _status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _november(time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)


def _cursor(*values) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _every(value: str, names) -> dict[str, str]:
    return dict.fromkeys(names, value)


DAYS = ("from", "to", "on", "day", "until")
KEYS = ("year", "finding", "about", "violation", "handler", "item", "plan")
NONSENSE = [
    {"cursor": _cursor("n", "x", "y"), **_every("9999-12-31", DAYS)},
    {"cursor": _cursor("n", {"n": "x"}, 1), **_every("0001-01-01", DAYS)},
    {"cursor": _cursor("p", 5, 10**40), **_every("9" * 40, KEYS)},
    {"cursor": _cursor("n", [1], [2]), **_every("²²²²", (*KEYS, "month"))},
    {"cursor": base64.urlsafe_b64encode(b"[" * 5000).decode()},
    {**_every("9999", ("year", "about", "month", "quarter")), "until": "9999-12-31"},
    _every("'\"><script>%_\\", ("q", "town", "state", "view", "show", "kind", "by", "year")),
]


@pytest.mark.postgres  # the stricter of the two: endless numbers, days outside the calendar, text it cannot hold
@pytest.mark.parametrize("asked", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_in_an_address_breaks_no_page(cast, signed_in, client, asked):
    Conduct(cast).until(C.INVESTIGATING)
    PublicationFactory(clerk=cast.clerk)
    staff, wrong = signed_in(cast.leader), []
    staff.raise_request_exception = client.raise_request_exception = False
    for route, view in OURS:
        if view.access.kind != "verb":
            address = _address(route) + "?" + "&".join(f"{k}={v}" for k, v in asked.items())
            found = [_status(who, address) for who in ((client,) if view.access.public else (staff,))]
            wrong += [(address[:60], status) for status in found if status >= 500 and "health" not in address]
    assert not wrong, wrong


def test_a_nul_in_an_address_is_a_bad_request(client):
    assert client.get("/public/penalties/?q=%00").status_code == 400


def _zip(**parts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types].xml"), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", _zip(payload__run="x")),
        ("a.xlsx", _zip(TYPES="x")),
        ("a.docx", b"PK\x03\x04" + b"\0" * 40),
        ("a.pdf", b"<html><script>alert(1)</script></html>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.jpg", b"MZ\x90\x00" + b"\0" * 60),
    ],
)
def test_a_name_makes_no_file(name, content):
    with pytest.raises(ValidationError, match="不是可用作材料的格式"):
        check_upload(SimpleUploadedFile(name, content))


def test_an_archive_that_unpacks_to_too_much_is_refused():
    honest = _zip(TYPES="x", **{"word__document.xml": "x"})
    assert check_upload(SimpleUploadedFile("a.docx", honest)).endswith("wordprocessingml.document")
    bomb = bytearray(_zip(TYPES="x", **{"word__document.xml": b"x" * 1000}))
    entry = bomb.rindex(b"PK\x01\x02")
    bomb[entry + 24 : entry + 28] = (UNPACKED_LIMIT + 1).to_bytes(4, "little")
    with pytest.raises(ValidationError):
        check_upload(SimpleUploadedFile("a.docx", bytes(bomb)))


def test_no_cell_of_the_case_export_is_a_formula(cast, signed_in):
    case = Conduct(cast).until(C.INVESTIGATING)
    Case.objects.filter(pk=case.pk).update(party_name='=HYPERLINK("http://evil.example")')
    sent = b"".join(signed_in(cast.clerk).get(reverse("cases:export")).streaming_content).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(sent)) for cell in row]
    assert "'=HYPERLINK" in sent and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_pasted_control_character_breaks_no_feed(cast, client):
    row = PublicationFactory(clerk=cast.clerk)
    Publication.objects.filter(pk=row.pk).update(party="云岭\x0b石材")
    assert "云岭石材" in client.get(reverse("public:feed")).content.decode()


def test_what_is_withdrawn_is_gone_at_every_address(cast, client):
    for kind, names in {"draw_result": ("draw", "draw-record"), "report": ("report", "report-file")}.items():
        row = PublicationFactory(clerk=cast.clerk, withdrawn=True)
        Publication.objects.filter(pk=row.pk).update(kind=kind)
        for name in names:
            assert client.get(reverse(f"public:{name}", args=[row.pk])).status_code == 410, name


def test_the_way_back_from_a_refusal_stays_in_the_house(cast, signed_in):
    case = Conduct(cast).until(C.CLOSED)
    url = reverse("cases:edit", args=[case.pk])
    client = signed_in(cast.officer)
    assert b"evil.example" not in client.get(url, HTTP_REFERER="https://evil.example/").content
    assert (
        b'href="http://testserver/cases/"' in client.get(url, HTTP_REFERER="http://testserver/cases/").content
    )


def test_a_firm_of_another_bureau_is_not_told_by_its_code(cast, signed_in):
    EnterpriseFactory(office=cast.outsider.office, code=PARTY["party_code"], address="云泽县秘密路1号")
    sent = {"source": "transfer", "received_on": "2026-11-20", "content": "线索", "party_name": "某公司",
            "party_kind": "entity", "party_code": PARTY["party_code"]}  # fmt: skip
    signed_in(cast.officer).post(reverse("cases:clue-add"), sent)
    clue = Clue.objects.get()
    assert clue.enterprise is None and clue.party_address == ""


def test_the_reporter_stays_out_of_the_facts_of_a_case(cast, signed_in):
    clue = Conduct(cast).register()
    Clue.objects.filter(pk=clue.pk).update(reporter="许知远", reporter_phone="13800000000")
    sent = {**PARTY, "violation": Conduct(cast)._violation().pk, "act_on": "2026-09-01", "place": "总排口",
            "facts": "许知远反映夜间偷排。", "check_result": "属实", "co_handler": cast.partner.pk,
            "on": "2026-09-09"}  # fmt: skip
    client, url = signed_in(cast.officer), reverse("cases:clue-request_filing", args=[clue.pk])
    answer = client.post(url, sent)
    assert answer.status_code == 422 and "写有举报人信息" in answer.content.decode()
    assert client.post(url, {**sent, "facts": "夜间偷排。"}).status_code == 302


def test_another_bureau_meets_nothing_of_a_case(cast, signed_in):
    case = Conduct(cast, fine=200000).until(C.DECIDED)
    stranger, own = signed_in(cast.outsider), signed_in(cast.officer)
    paper = case.decision.document
    pages = [
        reverse("cases:case", args=[case.pk]),
        reverse("cases:record", args=[case.pk]),
        reverse("cases:clue", args=[case.clue_id]),
        reverse("cases:order", args=[case.orders.get().pk]),
        reverse("cases:document", args=[paper.pk]),
        reverse("cases:case-serve_decision", args=[case.pk]),
    ]
    for page in pages:
        assert _status(own, page) in (200, 302) and _status(stranger, page) == 404, page
    for query in (case.number, case.party_name, paper.number):
        for nobody in (stranger, signed_in(cast.admin)):
            assert "/cases/" not in _hits(nobody.get("/search/", {"q": query}))


def _hits(answer) -> str:
    """The addresses found, without the navigation around them."""
    return " ".join(hit.url for _, hits in answer.context["found"] for hit in hits)
