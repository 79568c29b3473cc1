"""The command refuses in production, does nothing to a bureau that is there, and names its accounts."""

import io

import pytest
from django.core.management import CommandError, call_command

from bureau.staff.models import User
from bureau.staff.roles import Role
from bureau.staff.services import add_office
from demo import people

pytestmark = pytest.mark.django_db


def test_refuses_where_the_demonstration_is_off(settings):
    settings.DEMO = False
    for options in ({}, {"if_empty": True}, {"accounts": True}, {"reset": True, "yes": True}):
        with pytest.raises(CommandError, match="DEMO is off"):
            call_command("demo", **options)


def test_if_empty_asks_one_question_of_a_bureau_that_is_there(django_assert_num_queries):
    add_office(name="澜州市生态环境局", short_name="市局", kind="city")
    with django_assert_num_queries(1):
        call_command("demo", if_empty=True)
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")


def test_reset_asks_first(monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("demo", reset=True)


def test_accounts_are_demonstration_accounts_of_every_role(day):
    people.settle_in(day)
    said = io.StringIO()
    call_command("demo", accounts=True, stdout=said)
    assert "chenxl" in said.getvalue() and "陈晓岚" in said.getvalue() and people.PASSWORD in said.getvalue()
    assert not User.objects.filter(is_demo=False).exists()
    assert all(User.objects.with_role(role).exists() for role in Role)
    assert User.objects.get(username="zhaoym").check_password(people.PASSWORD)


def test_one_certificate_is_about_to_expire(day):
    people.settle_in(day)
    officers = User.objects.with_role(Role.OFFICER)
    assert len(officers) >= 6 and all(officer.is_certified(day) for officer in officers)
    ends = sorted((o.certificate_on(day).expires_on - day).days for o in officers)
    assert ends[0] <= 30 < ends[1]
