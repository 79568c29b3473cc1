"""Walking a list page by page meets every row once, in order, in both directions, with empty values last."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bureau.jobs.models import Job
from bureau.paging import page_of, safe_next

pytestmark = pytest.mark.django_db
KEYS = [("started_at", "pk"), ("-started_at", "-pk"), ("kind", "-pk"), ("-pk",)]


@pytest.fixture
def rows():
    """Seventeen jobs: equal moments, and five without any."""
    now = timezone.now()
    moments = [now + timedelta(hours=n // 3) for n in range(12)] + [None] * 5
    return [Job.objects.create(kind=f"k{n % 4}", started_at=moment) for n, moment in enumerate(moments)]


def _page(url, key):
    return page_of(RequestFactory().get("/list/" + url), Job.objects.all(), key=key, size=4)


@pytest.mark.parametrize("key", KEYS)
def test_forward_and_back_again(rows, key):
    pages, url = [], "?q=x"
    while url:
        page = _page(url, key)
        pages.append(page)
        url = page.next_url
        assert len(pages) < 10
    walked = [row.pk for page in pages for row in page]
    assert sorted(walked) == sorted(row.pk for row in rows) and len(set(walked)) == len(rows)
    if "started_at" in key[0]:
        dated = [row.started_at for page in pages for row in page]
        assert dated[-5:] == [None] * 5
        assert dated[:12] == sorted(dated[:12], reverse=key[0].startswith("-"))
    back, url = [pages[-1]], pages[-1].prev_url
    while url:
        back.append(_page(url, key))
        url = back[-1].prev_url
    assert [row.pk for page in reversed(back) for row in page] == walked
    assert all("q=x" in page.next_url for page in pages[:-1]), "filters survive paging"


def _plan(url, key) -> str:
    """How the database means to find a page."""
    with CaptureQueriesContext(connection) as asked:
        _page(url, key)
    prefix = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(prefix + asked[0]["sql"])
        return "\n".join(str(cell) for row in cursor.fetchall() for cell in row)


def _reads_an_index(rows):
    for key in (("-pk",), ("pk",)):
        first = _page("", key)
        for url in ("", first.next_url, _page(first.next_url, key).prev_url):
            plan = _plan(url, key)
            assert "TEMP B-TREE" not in plan and "Sort" not in plan, plan


def test_a_page_is_read_along_an_index(rows):
    """A table of a million rows is not sorted for thirty of them."""
    _reads_an_index(rows)


@pytest.mark.postgres  # an order that speaks of NULLs is not that of its index
def test_a_page_is_read_along_an_index_on_postgres(rows):
    _reads_an_index(rows)


@pytest.mark.parametrize("cursor", ["", "x", "%00", "WyJuIiwgMV0", "bm90IGpzb24", "WyJuIiwgeyJ6IjoxfV0"])
def test_a_made_up_cursor_starts_at_the_beginning(rows, cursor):
    page = _page(f"?cursor={cursor}", ("started_at", "pk"))
    assert [row.pk for row in page] == [row.pk for row in rows[:4]] and page.prev_url is None


def test_an_empty_list_has_no_neighbours(db):
    page = _page("", ("-pk",))
    assert (page.rows, page.next_url, page.prev_url, page.total_text) == ([], None, None, "0")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/cases/3/", "/cases/3/"),
        ("https://evil.example/", "/x/"),
        ("//evil.example", "/x/"),
        ("", "/x/"),
        ("javascript:alert(1)", "/x/"),
    ],
)
def test_only_our_own_addresses_are_returned_to(asked, answer):
    assert safe_next(RequestFactory().get("/", {"next": asked}), "/x/") == answer
