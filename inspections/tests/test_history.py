"""Dated history: what an enterprise was called and how it was classed on a day."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from bureau.record.models import Entry
from inspections.models import EnterpriseChange
from inspections.models.history import kept, restored
from inspections.services import enterprise as register
from inspections.tests import factories as make


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def firm(cast):
    return make.EnterpriseFactory(name="青禾县旧名有限公司", category="general", investment=None)


def change(cast, firm, on, **facts):
    return register.update(enterprise=firm, actor=cast.officer, reason="营业执照变更", on=on, **facts)


def test_every_day_has_its_name(cast, firm):
    change(cast, firm, date(2026, 3, 1), name="青禾县中名有限公司", category="key")
    change(cast, firm, date(2026, 9, 1), name="青禾县新名有限公司", investment=Decimal("120.50"))
    firm.refresh_from_db()
    assert firm.name == "青禾县新名有限公司"
    for on, name, category, investment in (
        (date(2026, 2, 28), "青禾县旧名有限公司", "general", None),
        (date(2026, 3, 1), "青禾县中名有限公司", "key", None),
        (date(2026, 8, 31), "青禾县中名有限公司", "key", None),
        (date(2026, 9, 1), "青禾县新名有限公司", "key", Decimal("120.50")),
    ):
        facts = register.as_of(firm, on)
        assert (facts["name"], facts["category"], facts["investment"]) == (name, category, investment), on
    entry = Entry.objects.of(firm).order_by("sequence").first()
    assert (entry.on, entry.note) == (date(2026, 3, 1), "营业执照变更")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reason": " "}, "缺变更依据"),
        ({"on": date(2026, 11, 24)}, "还没有到"),
        ({"on": date(2026, 8, 1)}, "不能早于"),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(cast, firm, facts, words):
    change(cast, firm, date(2026, 9, 1), name="青禾县中名有限公司")
    usual = {"reason": "营业执照变更", "on": date(2026, 10, 1)}
    with pytest.raises(ValidationError) as refused:
        register.update(enterprise=firm, actor=cast.officer, name="又一名", **{**usual, **facts})
    assert words in " ".join(refused.value.messages)
    assert firm.changes.count() == 1


def test_an_earlier_day_is_open_to_other_facts(cast, firm):
    change(cast, firm, date(2026, 9, 1), name="青禾县中名有限公司")
    change(cast, firm, date(2026, 8, 1), phone="0000-1")
    assert firm.changes.count() == 2


def test_the_database_wants_a_reason_and_a_difference(cast, firm):
    facts = {"enterprise": firm, "field": "name", "valid_from": date(2026, 1, 1), "by": cast.officer}
    for wrong in ({"before": "a", "after": "a", "reason": "x"}, {"before": "a", "after": "b", "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            EnterpriseChange.objects.create(**facts, **wrong)


@given(
    st.one_of(
        st.tuples(st.just("investment"), st.one_of(st.none(), st.decimals(0, 10**11, places=2))),
        st.tuples(st.just("active"), st.booleans()),
        st.tuples(st.just("category"), st.sampled_from(["key", "special", "general"])),
        st.tuples(st.just("contact"), st.text(max_size=40)),
    )
)
def test_what_is_kept_is_restored(pair):
    name, value = pair
    assert restored(name, kept(name, value)) == value


def test_page_shows_history_and_the_day_asked_for(cast, firm, signed_in):
    change(cast, firm, date(2026, 9, 1), name="青禾县新名有限公司", category="key")
    client, address = signed_in(cast.officer), reverse("inspections:enterprise", args=[firm.pk])
    page = client.get(address).content.decode()
    assert "青禾县旧名有限公司 → 青禾县新名有限公司" in page and "一般 → 重点" in page
    then = client.get(address + "?on=2026-08-31").content.decode()
    assert "的情况，按变更记录倒推" in then and "<dd>青禾县旧名有限公司</dd>" in then
    assert client.get(address + "?on=nonsense").status_code == 200


def _queries(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_page_costs_the_same_with_a_long_history(cast, firm, signed_in):
    client, address = signed_in(cast.officer), reverse("inspections:enterprise", args=[firm.pk])
    make.TaskFactory(enterprise=firm, officer_a=cast.officer, officer_b=cast.partner)
    change(cast, firm, date(2026, 1, 1), phone="0000-0")
    few = _queries(client, address)
    for n in range(1, 9):
        change(cast, firm, date(2026, 1, 1 + n), phone=f"0000-{n}")
        make.TaskFactory(enterprise=firm, officer_a=cast.officer, officer_b=cast.partner)
    assert _queries(client, address) == few
