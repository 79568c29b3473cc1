"""亮码: whoever holds the code sees the basis, confirms and rates once; leaders read it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from bureau.record.models import Entry
from inspections.models import InspectionTask, VisitCode, VisitRating
from inspections.services import shown

pytestmark = pytest.mark.django_db
GOOD = {
    "name": "罗行简",
    "post": "厂长",
    "certificates_shown": "yes",
    "basis_told": "no",
    "score": "4",
    "comment": "请提前告知所需资料",
}


@pytest.fixture(autouse=True)
def _no_earlier_asks():
    cache.clear()


@pytest.fixture
def address(on_site):
    return reverse("inspections:shown", args=[shown.token_of(on_site.shown_code)])


def test_a_stranger_with_the_code_sees_the_basis(on_site, cast, client, address):
    page = client.get(address)
    text = page.content.decode()
    for words in (
        on_site.number,
        on_site.basis_text,
        on_site.enterprise.name,
        "QH-001",
        "QH-002",
        "检查内容 3",
    ):
        assert words in text
    assert page["X-Robots-Tag"] == "noindex" and "no-store" in page["Cache-Control"]


def test_the_firm_confirms_and_rates_once(on_site, cast, client, address):
    assert client.post(address, GOOD).status_code == 200
    rating = VisitRating.objects.get()
    assert (rating.score, rating.certificates_shown, rating.basis_told) == (4, True, False)
    assert Entry.objects.of(on_site).last().verb == "rate"
    again = client.post(address, GOOD | {"score": "1"})
    assert again.status_code == 422 and VisitRating.objects.get().score == 4
    with pytest.raises(ValidationError):
        shown.rate(
            code=on_site.shown_code, **(GOOD | {"certificates_shown": True, "basis_told": True, "score": 1})
        )
    assert "请提前告知所需资料" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"score": ""},
        {"score": "6"},
        {"score": "nan"},
        {"basis_told": "maybe"},
        {"name": "长" * 41},
    ],
    ids=str,
)
def test_what_is_missing_or_out_of_range_is_said(change, client, address):
    answer = client.post(address, GOOD | change)
    assert answer.status_code == 422 and "没有提交" in answer.content.decode()
    assert not VisitRating.objects.exists()


def test_a_program_that_fills_every_field_rates_nothing(client, address):
    assert client.post(address, GOOD | {"website": "x"}).status_code == 422
    assert not VisitRating.objects.exists()


def test_nobody_of_the_bureau_speaks_for_the_firm(cast, signed_in, address):
    assert "不能代企业" in signed_in(cast.officer).get(address).content.decode()
    signed_in(cast.officer).post(address, GOOD)
    assert not VisitRating.objects.exists()


def test_unknown_expired_and_cancelled_codes_open_nothing(on_site, client, address):
    for token in ("x", "0" * 40, "..%2f", "无"):
        assert client.get(reverse("inspections:shown", args=[token])).status_code == 404
    VisitCode.objects.update(expires_at=timezone.now(), issued_at=timezone.now() - timedelta(days=1))
    assert client.get(address).status_code == 404
    assert client.post(address, GOOD).status_code == 404


def test_a_code_that_ran_out_is_made_anew_and_a_valid_one_kept(on_site, cast, client, address):
    code = on_site.shown_code
    assert shown.open_code(task=on_site, actor=cast.partner).digest == code.digest
    VisitCode.objects.update(expires_at=timezone.now(), issued_at=timezone.now() - timedelta(days=1))
    anew = shown.open_code(task=on_site, actor=cast.partner)
    assert anew.pk == code.pk and anew.digest != code.digest
    assert client.get(address).status_code == 404
    assert client.get(reverse("inspections:shown", args=[shown.token_of(anew)])).status_code == 200


def test_the_row_tells_no_token(on_site):
    code, token = on_site.shown_code, shown.token_of(on_site.shown_code)
    assert token not in (code.nonce, code.digest) and len(token) == 40


def test_one_address_asks_only_so_often(client, address):
    for _ in range(shown.TRIES_AN_HOUR):
        client.get(reverse("inspections:shown", args=["0" * 40]))
    assert client.get(address).status_code == 429


def test_one_address_sends_only_so_often(client, address):
    for _ in range(shown.SENDS_AN_HOUR):
        client.post(address, GOOD | {"score": ""})
    assert client.post(address, GOOD).status_code == 429
    assert not VisitRating.objects.exists()


def test_the_officer_shows_the_code_of_ones_own_visit(site_task, cast, squad, signed_in):
    page, make = (reverse(f"inspections:site-code{end}", args=[site_task.pk]) for end in ("", "-make"))
    client = signed_in(cast.officer)
    assert "还没有二维码" in client.get(page).content.decode()
    assert client.post(make).status_code == 302
    shown_page = client.get(page)
    assert "data:image/svg+xml" in shown_page.content.decode() and "no-store" in shown_page["Cache-Control"]
    assert signed_in(squad[2]).get(page).status_code == 404
    assert signed_in(squad[2]).post(make).status_code == 404
    assert signed_in(cast.outsider).get(page).status_code == 404
    InspectionTask.objects.filter(pk=site_task.pk).update(state="cancelled", cancelled_reason="停产")
    assert client.post(make).status_code == 404


def test_leaders_read_the_ratings(on_site, cast, client, address, signed_in):
    client.post(address, GOOD | {"score": "1"})
    ratings = reverse("inspections:ratings")
    for person in (cast.leader, cast.supervisor, cast.clerk):
        page = signed_in(person).get(ratings + "?score=low").content.decode()
        assert on_site.enterprise.short_name in page and "很不满意" in page
    assert "没有评价" in signed_in(cast.leader).get(ratings + "?score=5").content.decode()
    assert signed_in(cast.officer).get(ratings).status_code == 403
    task_page = reverse("inspections:task", args=[on_site.pk])
    assert "请提前告知所需资料" in signed_in(cast.leader).get(task_page).content.decode()
    assert "请提前告知所需资料" not in signed_in(cast.officer).get(task_page).content.decode()
