"""The decorators every view carries: a GET does not write, an act has its roles, a refusal keeps nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from bureau.access import WroteDuringRead, fills, open_page, reads, verb
from bureau.staff.models import User
from bureau.staff.roles import Role
from bureau.workflow import Refusal, Refused

pytestmark = pytest.mark.django_db


def _request(method, user):
    request = getattr(RequestFactory(), method)("/")
    request.user, request.htmx = user, True
    return request


@pytest.mark.parametrize("kind", [reads(Role.OFFICER), fills(Role.OFFICER), open_page])
def test_a_get_that_writes_is_stopped(cast, kind):
    @kind
    def view(request):
        User.objects.filter(pk=request.user.pk).update(post="改")
        return HttpResponse()

    with pytest.raises(WroteDuringRead), transaction.atomic():
        view(_request("get", cast.officer))
    cast.officer.refresh_from_db()
    assert cast.officer.post == ""


def test_an_act_is_a_post_by_its_roles(cast):
    @verb(Role.LEADER)
    def view(request):
        return HttpResponse("done")

    assert view(_request("post", cast.leader)).content == b"done"
    assert view(_request("get", cast.leader)).status_code == 405
    with pytest.raises(PermissionDenied):
        view(_request("post", cast.supervisor))


def test_an_act_without_roles_is_a_mistake_of_the_programmer():
    with pytest.raises(AssertionError):
        verb()


def test_a_refusal_rolls_back_and_says_why(cast):
    @verb(Role.LEADER)
    def view(request):
        User.objects.filter(pk=request.user.pk).update(post="改")
        raise Refused("制发处罚决定书", [Refusal("事先告知书没有送达。", "行政处罚法 第44条")])

    answer = view(_request("post", cast.leader))
    cast.leader.refresh_from_db()
    assert answer.status_code == 409 and "还差 1 步" in answer.content.decode() and cast.leader.post == ""


def test_a_person_switched_off_holds_no_role(cast):
    cast.leader.is_active = False

    @reads(Role.LEADER)
    def view(request):
        return HttpResponse()

    with pytest.raises(PermissionDenied):
        view(_request("get", cast.leader))
