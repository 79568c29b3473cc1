"""Situations this room's tests start from: a decided case, a published decision."""

import pytest

from bureau.staff.models import User
from cases.tests.conduct import Conduct
from inspections.tests.conftest import clock, county, plan, squad  # noqa: F401 - fixtures of the room below
from publicity import services


@pytest.fixture(autouse=True)
def _forget(settings):
    """What pages remember for a few minutes must not pass from one test to the next."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture
def decided(cast, time_machine):
    """`decided()` gives a case with a served decision of 2026-09-30; options as in the cases room's stories."""
    time_machine.move_to("2026-10-12 09:00+08:00")

    def make(**options):
        return Conduct(cast, **options).until("executing")

    return make


@pytest.fixture
def published(decided):
    """`published()` gives the publication of such a decision, made public by the clerk."""

    def make(**options):
        case = decided(**options)
        return services.publish_penalty(case=case, actor=User.objects.get(username="clerk"))

    return make
