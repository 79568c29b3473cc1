"""The cast every test may call on: one bureau, one person of each role, a second officer, an outsider.

Loaded for the whole suite by the root conftest.py.
"""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import call_command, get_commands
from django.db import connection
from django.test import Client, TransactionTestCase

from bureau.record import append_only
from bureau.staff.models import Certificate, Office
from bureau.staff.roles import Role
from bureau.staff.services import add_office, add_person


def load_reference_data():
    """Calendar, time-limit rules, statutes, violations, issuing organs: what a fresh installation starts with."""
    for command in ("load_calendar", "load_law", "load_reminders", "load_criteria"):
        if command in get_commands():
            call_command(command, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the law in the database, and the triggers a migration would have made."""
    with django_db_blocker.unblock():
        append_only.install(connection)
        load_reference_data()


@pytest.fixture(autouse=True, scope="session")
def _flush_despite_append_only():
    """A transactional test empties the database afterwards; the append-only triggers and the law come back after it."""
    original = TransactionTestCase._fixture_teardown

    def teardown(self):
        append_only.remove(connection)
        original(self)
        append_only.install(connection)
        load_reference_data()

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = original


def _person(office, username, name, *roles, certificate="", **facts):
    user = add_person(
        username=username, name=name, office=office, roles=roles, password="qinghe-2026", **facts
    )
    if certificate:
        Certificate.objects.create(
            user=user, number=certificate, issued_on=date(2019, 1, 1), expires_on=date(2030, 12, 31)
        )
    return user


@pytest.fixture
def bureau(db) -> Office:
    """青禾分局 below the city bureau."""
    city = add_office(name="澜州市生态环境局", short_name="市局", kind=Office.Kind.CITY)
    return add_office(
        name="澜州市生态环境局青禾分局", short_name="青禾分局", kind=Office.Kind.COUNTY, parent=city
    )


@pytest.fixture
def cast(bureau) -> SimpleNamespace:
    """officer, partner (a second officer), reviewer, leader, clerk, supervisor, admin, outsider (another bureau)."""
    squad = add_office(name="执法大队", short_name="执法大队", kind=Office.Kind.SECTION, parent=bureau)
    other = add_office(
        name="澜州市生态环境局云泽分局", short_name="云泽分局", kind=Office.Kind.COUNTY, parent=bureau.parent
    )
    return SimpleNamespace(
        bureau=bureau,
        officer=_person(squad, "officer", "陈晓岚", Role.OFFICER, certificate="QH-001"),
        partner=_person(squad, "partner", "周予安", Role.OFFICER, certificate="QH-002"),
        reviewer=_person(bureau, "reviewer", "林致远", Role.REVIEWER, legal_qualified=True),
        leader=_person(bureau, "leader", "沈若川", Role.LEADER),
        clerk=_person(bureau, "clerk", "何清", Role.CLERK),
        supervisor=_person(bureau, "supervisor", "高闻远", Role.SUPERVISOR),
        admin=_person(bureau, "admin", "赵一鸣", Role.ADMIN),
        outsider=_person(other, "outsider", "吴外", Role.OFFICER, certificate="YZ-001"),
    )


@pytest.fixture
def signed_in():
    """`signed_in(user)` gives a client with that person signed in."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user, backend="bureau.staff.backend.StaffBackend")
        return client

    return sign_in
