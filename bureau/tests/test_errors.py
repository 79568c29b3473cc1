"""What a person sees who goes astray."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("debug", [True, False])
def test_not_found_is_the_houses_own_page(signed_in, cast, settings, debug):
    settings.DEBUG = debug
    for address in ("/nowhere/", reverse("cases:case", args=[10**9])):
        answer = signed_in(cast.officer).get(address)
        assert answer.status_code == 404 and "没有这一页" in answer.content.decode(), address


def test_an_act_opened_as_a_page_says_so(signed_in, cast):
    answer = signed_in(cast.officer).get(reverse("inspections:task-start", args=[1]))
    assert answer.status_code == 405 and "没有办理" in answer.content.decode() and answer["Allow"] == "POST"
