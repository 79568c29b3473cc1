"""Handing over, standing in, and who has what in hand."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bureau import dossiers
from bureau.dates import today
from bureau.record.models import Entry
from bureau.staff.models import Certificate, Substitution
from bureau.staff.roles import Role
from bureau.staff.services import add_person, end_standing_in, stand_in
from bureau.workflow import Refused
from cases.file.services.handover import hand_over
from cases.file.team import loads
from cases.models import CaseReview, Investigator
from cases.tests.factories import CaseFactory, OrderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("late_november")]


@pytest.fixture
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def newcomer(cast):
    """A third certified officer."""
    user = add_person(username="newcomer", name="罗行简", office=cast.officer.office, roles=[Role.OFFICER])
    Certificate.objects.create(
        user=user, number="QH-003", issued_on=date(2020, 1, 1), expires_on=date(2030, 1, 1)
    )
    return user


def give(cast, to, cases, **facts):
    return hand_over(person=cast.officer, to=to, actor=cast.leader, reason="产假", cases=cases, **facts)


def test_all_cases_change_hands_in_one_act_and_each_record_says_so(cast, newcomer):
    cases = CaseFactory.create_batch(3)
    cases.append(CaseFactory(handler=cast.partner, co_handler=cast.officer))
    assert give(cast, newcomer, cases) == 4
    for case in cases:
        case.refresh_from_db()
        assert {case.handler, case.co_handler} == {newcomer, cast.partner}
        entry = Entry.objects.of(case).get(verb="hand_over")
        assert (
            entry.note == "产假" and entry.actor == cast.leader and entry.data["to"]["name"] == newcomer.name
        )
        assert Investigator.objects.filter(case=case, user=cast.officer, until__isnull=False).exists()
    assert cases[3].co_handler == newcomer  # the place is kept


def test_lists_and_reminders_follow(cast, newcomer):
    case = CaseFactory()
    order = OrderFactory(case=case)
    give(cast, newcomer, [case])
    for key, row in (("cases.case", case), ("cases.correctionorder", order)):
        kind = dossiers.kind_of(key)
        assert row in kind.own(newcomer) and row not in kind.own(cast.officer)


@pytest.mark.parametrize("reason", ["uncertified", "same", "reviewed", "recused"])
def test_who_may_not_take_over_and_then_nothing_moves(cast, newcomer, reason, monkeypatch):
    case, other = CaseFactory(), CaseFactory()
    to, words = newcomer, ""
    if reason == "uncertified":
        Certificate.objects.filter(user=newcomer).delete()
        words = "没有有效的执法证"
    elif reason == "same":
        to, words = cast.partner, "不足两人"
    elif reason == "reviewed":
        CaseReview.objects.create(
            case=case, reviewer=newcomer, reviewed_on=date(2026, 10, 1), passed=True, opinion="通过"
        )
        words = "已参加本案审查"
    else:
        monkeypatch.setattr(
            type(case), "is_recused", lambda self, user: self.pk == case.pk and user == newcomer
        )
        words = "回避"
    with pytest.raises(Refused) as refused:
        give(cast, to, [other, case])
    assert any(words in r.text and r.article for r in refused.value.refusals)
    for row in (case, other):
        row.refresh_from_db()
        assert row.handler == cast.officer and not Entry.objects.of(row).filter(verb="hand_over").exists()


def test_an_order_is_handed_over_with_its_record(cast, newcomer):
    order = OrderFactory(case=CaseFactory())
    type(order).objects.filter(pk=order.pk).update(officer_a=cast.officer, officer_b=cast.partner)
    order.refresh_from_db()
    give(cast, newcomer, [], orders=[order])
    order.refresh_from_db()
    assert order.officer_a == newcomer and Entry.objects.of(order).filter(verb="hand_over").exists()


def test_the_leader_does_it_on_a_page(cast, newcomer, signed_in):
    chosen, left = CaseFactory(), CaseFactory()
    address = reverse("cases:hand-over", args=[cast.officer.pk])
    client = signed_in(cast.leader)
    assert chosen.number in client.get(address).content.decode()
    nothing = client.post(address, {"to": newcomer.pk, "reason": "产假"})
    assert nothing.status_code == 422 and "没有选中案卷" in nothing.content.decode()
    refused = client.post(address, {"cases": [chosen.pk], "to": cast.partner.pk, "reason": "产假"})
    assert refused.status_code == 409 and "不足两人" in refused.content.decode()
    done = client.post(address, {"cases": [chosen.pk], "to": newcomer.pk, "reason": "产假"})
    assert done.status_code == 302
    chosen.refresh_from_db(), left.refresh_from_db()
    assert chosen.handler == newcomer and left.handler == cast.officer
    assert signed_in(cast.officer).get(address).status_code == 403
    assert client.get(reverse("cases:hand-over", args=[cast.outsider.pk])).status_code == 404


# --- standing in ----------------------------------------------------------------------------------


def test_a_substitute_finds_the_cases_for_these_days_only(cast, newcomer, signed_in):
    case = CaseFactory()
    client = signed_in(newcomer)
    mine = reverse("cases:cases") + "?view=mine"
    assert client.get(mine).context["page"].total == 0
    row = stand_in(
        absent=cast.officer,
        substitute=newcomer,
        from_on=today(),
        to_on=today(),
        reason="休假",
        by=cast.leader,
    )
    assert client.get(mine).context["page"].total == 1
    assert newcomer.name in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    end_standing_in(row=row, by=cast.leader)
    end_standing_in(row=row, by=cast.leader)
    assert client.get(mine).context["page"].total == 0
    assert [e.verb for e in Entry.objects.of(row).order_by("sequence")] == ["stand_in", "end_standing_in"]


@pytest.mark.parametrize(
    ("first", "last", "words"), [(3, 1, "截止日早于开始日"), (-5, -1, "已过"), (0, 5, "已由")]
)
def test_days_that_cannot_be(cast, newcomer, first, last, words):
    if words == "已由":
        Substitution.objects.create(
            absent=newcomer,
            substitute=cast.partner,
            from_on=today(),
            to_on=today(),
            reason="训",
            arranged_by=cast.leader,
        )
    with pytest.raises(ValidationError) as refused:
        stand_in(
            absent=cast.officer,
            substitute=newcomer,
            from_on=today() + timedelta(days=first),
            to_on=today() + timedelta(days=last),
            reason="休假",
            by=cast.leader,
        )
    assert words in str(refused.value)


def test_standing_in_on_a_page(cast, newcomer, signed_in):
    client = signed_in(cast.leader)
    address = reverse("cases:stand-in", args=[cast.officer.pk])
    wrong = client.post(
        address, {"substitute": newcomer.pk, "from_on": "20261125", "to_on": "20261120", "reason": "休假"}
    )
    assert wrong.status_code == 422 and "截止日早于开始日" in wrong.content.decode()
    right = {"substitute": newcomer.pk, "from_on": "20261123", "to_on": "20261130", "reason": "休假"}
    assert client.post(address, right).status_code == 302
    assert newcomer.name in client.get(reverse("cases:team")).content.decode()
    row = Substitution.objects.get()
    assert signed_in(cast.outsider).post(reverse("cases:stand-in-end", args=[row.pk])).status_code == 403
    assert client.post(reverse("cases:stand-in-end", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.ended_on == today()


# --- load -----------------------------------------------------------------------------------------


def test_numbers_open_lists_of_the_same_size(cast, newcomer, signed_in):
    CaseFactory.create_batch(2)
    CaseFactory(handler=cast.partner, co_handler=newcomer, next_due_on=today() + timedelta(days=3))
    client = signed_in(cast.leader)
    cases = reverse("cases:cases")
    for load in client.get(reverse("cases:team")).context["loads"]:
        pk = load.person.pk
        for count, query in (
            (load.handled, f"?view=ongoing&handler={pk}"),
            (load.co_handled, f"?view=ongoing&co_handler={pk}"),
            (load.soon, f"?view=week&officer={pk}"),
            (load.overdue, f"?view=overdue&officer={pk}"),
        ):
            assert client.get(cases + query).context["page"].total == count, query
    assert client.get(cases + "?view=team").context["page"].total == 0
    assert signed_in(newcomer).get(cases + "?view=team").context["page"].total == 3


def test_an_officer_sees_the_own_section_and_the_cost_does_not_grow(cast, newcomer):
    assert {load.person for load in loads(cast.officer)} == {cast.officer, cast.partner, newcomer}
    assert not {load.person for load in loads(cast.outsider)} & {cast.officer}
    loads(cast.leader)  # roles are read once a request
    with CaptureQueriesContext(connection) as few:
        loads(cast.leader)
    for n in range(10):
        add_person(username=f"p{n}", name=f"人{n}", office=cast.officer.office, roles=[Role.OFFICER])
    CaseFactory.create_batch(5)
    with CaptureQueriesContext(connection) as many:
        loads(cast.leader)
    assert len(many) == len(few)
