"""Tests of the house itself: every address is decided, nothing inline in pages, nothing left lying about."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from bureau.access import Access
from bureau.staff.roles import ALL, Role
from publicity.registers import BY_SLUG

ROOT = Path(settings.BASE_DIR)
# Papers have a style of their own and never reach a browser as pages.
PAGES = sorted(p for p in (ROOT / "templates").rglob("*.html") if p.parent.name != "documents")
# Addresses of Django itself; /admin/ asks for the administrator, sign-in and sign-out are Django's views.
FOREIGN = ("admin/", "staff/sign-in/", "staff/sign-out/")


def _routes(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.callback


OURS = [
    (route, view) for route, view in _routes(get_resolver().url_patterns) if not route.startswith(FOREIGN)
]
VIEWS = dict(OURS)


@pytest.mark.parametrize("route", VIEWS)
def test_every_address_has_decided_who_may_enter(route):
    access = getattr(VIEWS[route], "access", None)
    assert isinstance(access, Access), f"/{route} has no decorator of bureau.access"
    assert access.public or access.roles


SUPERVISION = "cases/supervision/"
BORROWING = "cases/archives/borrowings/"  # asking for a volume and giving it back is one's own


@pytest.mark.parametrize("route", VIEWS)
def test_no_act_is_open_to_the_supervisor(route):
    """执法监督 reads all and changes nothing but the registers of supervision and what is their own."""
    access = VIEWS[route].access
    acts = (
        access.kind != "reads"
        and not access.public
        and not route.startswith(("staff/password/", SUPERVISION, BORROWING))
    )
    assert not (acts and Role.SUPERVISOR in access.roles)


def _address(route: str) -> str:
    """An address of the route with arguments that exist nowhere."""
    route = re.sub(r"<register:\w+>", next(iter(BY_SLUG)), route)
    route = re.sub(r"<int:\w+>", "999999", route)
    route = re.sub(r"<(?:str:|slug:)?\w+>", "x", route)
    route = re.sub(r"<sheet:\w+>", "csv", route)
    return "/" + re.sub(r"<\w+:\w+>", "2021", route)


def _status(client, address: str) -> int:
    """The status of an address. Its files are closed one by one: closing the answer would close the database."""
    answer = client.get(address)
    for close in answer._resource_closers:
        close()
    return answer.status_code


@pytest.mark.sqlite_only  # six times every address; the rooms' own page tests run on both databases
@pytest.mark.django_db
def test_every_role_meets_every_address_as_decided(cast, signed_in):
    """A stranger is sent to sign in; a person without the role gets 403; nobody gets a 500."""
    people = {
        Role.OFFICER: cast.officer,
        Role.REVIEWER: cast.reviewer,
        Role.LEADER: cast.leader,
        Role.CLERK: cast.clerk,
        Role.SUPERVISOR: cast.supervisor,
        Role.ADMIN: cast.admin,
    }
    clients = {role: signed_in(person) for role, person in people.items()}
    wrong = []
    for route, view in OURS:
        for role in ALL:
            status = _status(clients[role], _address(route))
            allowed = view.access.public or role in view.access.roles
            expected = (
                {405}
                if view.access.kind == "verb"
                else {200, 301, 302, 404, 409, 422, 503}
                if allowed
                else {403, 405}
            )
            if status not in expected:
                wrong.append((route, role, status))
    assert not wrong, wrong


@pytest.mark.django_db
def test_a_stranger_meets_only_the_public_site(client):
    wrong = []
    for route, view in OURS:
        answer = client.get(_address(route))
        for close in answer._resource_closers:
            close()
        if view.access.public:
            ok = answer.status_code in (200, 301, 302, 404, 405, 503)
        else:
            ok = answer.status_code in (302, 405) and (
                answer.status_code == 405 or "/staff/sign-in/" in answer["Location"]
            )
        if not ok:
            wrong.append((route, answer.status_code))
    assert not wrong, wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT / "templates")))
def test_pages_hold_no_inline_script_style_or_handler(path):
    """The content security policy allows none."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\son[a-z]+=|<script(?![^>]*\bsrc=)|\sstyle=\"|<style", text)


@pytest.mark.django_db
def test_security_headers_are_set(client):
    answer = client.get("/staff/sign-in/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY" and answer["X-Content-Type-Options"] == "nosniff"


def test_the_project_speaks_only_of_itself():
    """No machine paths, no leftovers."""
    bad = re.compile(r"(?<![\w.])/(?:home|root)/[a-z.]|breakpoint\(|\bXXX\b")
    sources = [
        path
        for folder in (
            "bureau",
            "cases",
            "inspections",
            "publicity",
            "reports",
            "demo",
            "templates",
            "docs",
            "setup",
        )
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".md", ".js", ".css", ".csv", ".toml")
    ]
    found = [str(p.relative_to(ROOT)) for p in sources if bad.search(p.read_text(encoding="utf-8"))]
    assert not found
