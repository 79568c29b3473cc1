"""Sign-in, sign-out and the administrator's pages, as someone would abuse them."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as house
from django.test import Client
from django.urls import reverse

from bureau.proxy import ClientAddress
from bureau.staff.models import RoleGrant, User
from bureau.staff.roles import Role


def _try(client, user, password="qinghe-2026", **more):
    return client.post(reverse("staff:sign-in"), {"username": user.username, "password": password, **more})


@pytest.mark.django_db
def test_a_demonstration_account_enters_only_a_demonstration(cast, client, settings):
    User.objects.filter(pk=cast.clerk.pk).update(is_demo=True)
    settings.DEMO = False
    answer = _try(client, cast.clerk)
    assert answer.status_code == 200 and "_auth_user_id" not in client.session
    assert cast.clerk.username not in client.get(reverse("staff:sign-in")).content.decode()
    assert _try(client, cast.officer).status_code == 302
    settings.DEMO = True
    assert _try(Client(), cast.clerk).status_code == 302


@pytest.mark.django_db
def test_an_open_demonstration_session_ends_with_the_demonstration(cast, signed_in, settings):
    User.objects.filter(pk=cast.clerk.pk).update(is_demo=True)
    client, settings.DEMO = signed_in(cast.clerk), False
    assert client.get(reverse("cases:cases")).status_code == 302


@pytest.mark.django_db
def test_sign_in_changes_the_session_and_leads_nowhere_else(cast, client):
    client.get(reverse("staff:sign-in"))
    client.session["x"] = 1
    client.session.save()
    before = client.session.session_key
    answer = _try(client, cast.officer, next="https://evil.example/")
    assert answer.url == "/" and client.session.session_key != before


@pytest.mark.django_db
def test_sign_out_and_acts_need_the_token_of_the_page(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer, backend="bureau.staff.backend.StaffBackend")
    assert client.post(reverse("staff:sign-out")).status_code == 403
    assert client.get(reverse("staff:sign-out")).status_code == 405
    assert client.post(reverse("cases:clue-add")).status_code == 403


@pytest.mark.django_db
def test_the_administrator_keeps_the_own_bureau_only(cast, signed_in):
    client = signed_in(cast.admin)
    page = client.get(reverse("admin:staff_user_changelist")).content.decode()
    assert cast.officer.name in page and cast.outsider.name not in page
    foreign = reverse("admin:staff_user_change", args=[cast.outsider.pk])
    assert client.get(foreign).status_code == 302
    assert signed_in(cast.leader).get(reverse("admin:index")).status_code == 302


@pytest.mark.django_db
def test_a_role_says_who_gave_it_and_a_weak_password_is_refused(cast, signed_in):
    client, url = signed_in(cast.admin), reverse("admin:staff_user_change", args=[cast.clerk.pk])
    held = cast.clerk.grants.get()
    sent = {
        "username": "clerk", "name": "何清", "office": cast.clerk.office_id, "is_active": "on",
        "grants-TOTAL_FORMS": 2, "grants-INITIAL_FORMS": 1, "grants-0-id": held.pk,
        "grants-0-user": cast.clerk.pk, "grants-0-role": held.role,
        "grants-1-user": cast.clerk.pk, "grants-1-role": Role.OFFICER,
        "certificates-TOTAL_FORMS": 0, "certificates-INITIAL_FORMS": 0,
            "off_duty-TOTAL_FORMS": 0, "off_duty-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert client.post(url, {**sent, "new_password": "12345678901"}).status_code == 200
    assert client.post(url, {**sent, "new_password": ""}).status_code == 302
    assert RoleGrant.objects.get(user=cast.clerk, role=Role.OFFICER).granted_by == cast.admin


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "<script>", "127.0.0.1"),
    ],
)
def test_an_address_is_believed_only_from_our_own_proxies(rf, settings, proxies, forwarded, seen):
    settings.PROXIES = proxies
    request = rf.get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert ClientAddress(lambda r: r.META["REMOTE_ADDR"])(request) == seen


PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "q7Wm2vXr9Lk4Tz8Yb3Nc6Hd1Jf5Gs0Pa",
    "ALLOWED_HOSTS": "bureau.example",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing"),
        ({"DEMO": "1"}, "DEMO=1 with DEBUG=0"),
        ({"JOBS_INLINE": "1"}, "JOBS_INLINE=1 with DEBUG=0"),
    ],
)
def test_production_refuses_to_start_half_open(change, words, tmp_path):
    told = {**os.environ, **PRODUCTION, "VAR_DIR": str(tmp_path), **change}
    done = subprocess.run(
        [sys.executable, "-c", "import bureau.settings"],
        cwd=house.BASE_DIR, env=told, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and words in done.stderr
