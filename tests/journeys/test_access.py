"""Everyone can use the pages, and every link leads somewhere (WCAG 2.2 AA as far as axe-core can tell)."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

STAFF_PAGES = (
    "/",
    "/cases/",
    "/cases/clues/add/",
    "/inspections/enterprises/",
    "/inspections/plans/",
    "/inspections/online/",
    "/publicity/awareness/",
    "/reports/dashboard/",
    "/reports/annual/2021/",
    "/law/",
    "/time/",
)
PUBLIC_PAGES = (
    "/public/",
    "/public/penalties/",
    "/public/draws/",
    "/public/positive-list/",
    "/public/reports/",
    "/public/corrections/",
    "/verify/",
    "/staff/sign-in/",
)
GRAVE = ("serious", "critical")
MOST_PAGES = 250
MOST_ALIKE = 3  # pages of one kind: the tenth case page has the links of the first
LINK = re.compile(r'<a [^>]*?href="([^"#]+)')


def _grave(person, address: str) -> list[str]:
    person.open(address)
    found = Axe().run(person.page).response["violations"]
    return [f"{address} {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in GRAVE]


def _first(person, address: str, pattern: str) -> str:
    """The first link on a page that looks like the pattern."""
    person.open(address)
    return next(u for u in LINK.findall(person.page.content()) if re.fullmatch(pattern, u))


def test_staff_pages_have_no_grave_barrier(enter):
    leader = enter("shenrc")
    case = _first(leader, "/cases/", r"/cases/\d+/")
    assert [line for page in (*STAFF_PAGES, case) for line in _grave(leader, page)] == []


def test_public_pages_have_no_grave_barrier(enter):
    visitor = enter(None)
    decision = _first(visitor, "/public/penalties/", r"/public/penalties/\d+/")
    assert [line for page in (*PUBLIC_PAGES, decision) for line in _grave(visitor, page)] == []


def test_pages_fit_a_narrow_screen(enter):
    """320 px is 1280 px at 400 %: nothing scrolls sideways but what stands in a box of its own."""
    leader = enter("shenrc", width=320)
    wide = []
    for address in (*STAFF_PAGES, *PUBLIC_PAGES):
        leader.open(address)
        width = leader.page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((address, width))
    assert wide == []


def _kind(address: str) -> str:
    parts = urlsplit(address)
    return re.sub(r"\d+", "n", parts.path) + "?" + ",".join(sorted(parse_qs(parts.query)))


def _links(address: str, body: str) -> list[str]:
    found = (urljoin(address, unescape(href)) for href in LINK.findall(body))
    return [link for link in found if link.startswith("/") and not link.startswith(("/static/", "/health"))]


def _dead_ends(person, start: str) -> tuple[int, list]:
    """How many pages were opened, and those that were missing, forbidden or broken, with the page that links there."""
    waiting, origin, kinds, dead, opened = deque([start]), {start: ""}, Counter(), [], 0
    while waiting and opened < MOST_PAGES:
        address = waiting.popleft()
        kinds[_kind(address)] += 1
        if kinds[_kind(address)] > MOST_ALIKE:
            continue
        answer = person.context.request.get(person.system + address)
        opened += 1
        if answer.status in (403, 404, 405) or answer.status >= 500:
            dead.append((answer.status, address, origin[address]))
        if "html" not in answer.headers.get("content-type", ""):
            continue
        here = answer.url.removeprefix(person.system)
        for link in _links(here, answer.text()):
            if link not in origin:
                origin[link] = address
                waiting.append(link)
    return opened, dead


@pytest.mark.parametrize(("account", "start", "least"), [("shenrc", "/", 200), (None, "/public/", 30)])
def test_every_link_leads_somewhere(enter, account, start, least):
    opened, dead = _dead_ends(enter(account), start)
    assert dead == [] and opened >= least
