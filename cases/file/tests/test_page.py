"""The case page: every tab for everyone, without script; few queries whatever the size of the case."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ
from bureau.record.models import Entry
from bureau.timelimits.models import Clock, Rule
from cases import sections
from cases.file.sections import TABS
from cases.models import CorrectionOrder, Evidence, Sealing
from cases.states import CaseState as C
from cases.tests.conduct import Conduct
from cases.tests.factories import CaseFactory, EvidenceFactory, OrderFactory, SealingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("late_november")]
MOST_QUERIES = 15
READS_ALL = {"score": 25}  # the self-review reads every part of the file, once each


@pytest.fixture
def late_november():
    cache.clear()
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def page(client, case, **query):
    return client.get(reverse("cases:case", args=[case.pk]), query)


def queries(client, case, **query) -> list[str]:
    with CaptureQueriesContext(connection) as found:
        answer = page(client, case, **query)
    assert answer.status_code == 200
    return [q["sql"] for q in found.captured_queries]


def fill(case, count: int) -> None:
    """Papers, evidence, record entries, clocks, orders and sealings."""
    organ, day = Organ.objects.order_by("pk").first(), date(2026, 10, 1)
    about = {"dossier_kind": "cases.case", "dossier_id": case.pk}
    first = IssuedDocument.objects.count()
    IssuedDocument.objects.bulk_create(
        IssuedDocument(
            **about,
            type=f"kind{n % 5}",
            title=f"文书{n % 5}",
            organ=organ,
            number=f"测{n}号",
            year=2026,
            sequence=n + 1,
            issued_on=day,
            context={"text": "长" * 500},
            verify_code=f"PAGE-{n}",
        )
        for n in range(first, first + count)
    )
    last = Entry.objects.of(case).count()
    Entry.objects.bulk_create(
        Entry(
            **about,
            chain=case.dossier_key,
            sequence=last + n + 1,
            at=timezone.now(),
            on=day,
            actor=case.handler,
            actor_name=case.handler.name,
            verb="x",
            label=f"事项{n}",
            previous_hash="0" * 64,
            hash="1" * 64,
        )
        for n in range(count)
    )
    EvidenceFactory.create_batch(count, case=case)
    OrderFactory.create_batch(min(count, 5), case=case)
    SealingFactory.create_batch(min(count, 5), case=case)
    rule = Rule.objects.filter(key="case.limit").order_by("-effective_from").first()
    begun = Clock.objects.filter(**about).count()
    for n in range(begun, begun + count):
        Clock.objects.create(
            **about,
            rule=rule,
            key=rule.key,
            label=f"期限{n}",
            started_on=day,
            due_on=day + timedelta(days=60 + n),
        )


@pytest.fixture
def case(cast):
    return CaseFactory(state=C.INVESTIGATING)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_costs_the_same_with_one_row_and_with_many(case, cast, signed_in, tab):
    client = signed_in(cast.officer)
    fill(case, 1)
    page(client, case, tab=tab)
    few = queries(client, case, tab=tab)
    fill(case, 30)
    many = queries(client, case, tab=tab)
    if tab == "steps":  # goes through every rule, and through each dossier that belongs to the case
        return
    assert len(many) == len(few), set(many) - set(few)
    assert len(many) <= READS_ALL.get(tab, MOST_QUERIES), "\n".join(q[:180] for q in many)


def test_the_first_visit_of_the_day_stays_within_the_limit_too(case, cast, signed_in):
    fill(case, 40)
    client = signed_in(cast.officer)
    cache.clear()
    found = queries(client, case)
    assert len(found) <= MOST_QUERIES, "\n".join(found)


@pytest.mark.parametrize("state", [state for state, _ in Conduct.STEPS])
def test_within_the_limit_at_every_stage(conduct, cast, signed_in, state):
    case = conduct().until(state)
    for person in (cast.officer, cast.leader, cast.reviewer):
        client = signed_in(person)
        cache.clear()
        assert len(queries(client, case)) <= MOST_QUERIES, state


def test_tabs_work_without_script_and_with_it(case, cast, signed_in):
    fill(case, 3)
    client = signed_in(cast.officer)
    whole = page(client, case, tab="documents").content.decode()
    assert "<html" in whole and "测1号" in whole and 'aria-current="page">文书' in whole
    part = client.get(
        reverse("cases:case", args=[case.pk]),
        {"tab": "documents"},
        HTTP_HX_REQUEST="true",
        HTTP_HX_TARGET="sections",
    ).content.decode()
    assert "<html" not in part and "测1号" in part and "<h1" not in part
    assert page(client, case, tab="nonsense").context["tab"] == "overview"
    assert page(client, case, panel="nonsense").status_code == 404


def test_the_number_in_a_tab_is_the_number_in_its_list(case, cast, signed_in):
    fill(case, 4)
    numbers = {key: count for key, _, count in page(signed_in(cast.officer), case).context["tabs"]}
    assert (
        numbers["documents"] == IssuedDocument.objects.count()
        and numbers["evidence"] == Evidence.objects.count() == 4
    )
    assert numbers["measures"] == CorrectionOrder.objects.count() + Sealing.objects.count() == 8
    assert numbers["limits"] == 4 and numbers["record"] == 4


def test_papers_are_found_by_number_and_by_kind(case, cast, signed_in):
    fill(case, 60)
    client = signed_in(cast.officer)
    assert "测59号" in page(client, case, tab="documents", q="测59").content.decode()
    one = page(client, case, tab="documents", kind="kind1").content.decode()
    assert "测1号" in one and "测2号" not in one and "文书1（12）" in one
    assert "没有符合条件的文书" in page(client, case, tab="documents", q="无此文号").content.decode()


def test_the_steps_are_fetched_after_the_page_and_stand_on_a_tab_without_script(conduct, cast, signed_in):
    case = conduct().until(C.DECIDING)
    client = signed_in(cast.leader)
    text = page(client, case).content.decode()
    assert "现在不能" not in text and 'href="?tab=steps"' in text
    fragment = client.get(reverse("cases:steps", args=[case.pk]), HTTP_HX_REQUEST="true").content.decode()
    plain = page(client, case, tab="steps").content.decode()
    for name in ("issue_decision", "extend_limit"):
        address = reverse(f"cases:case-{name}", args=[case.pk])
        assert address in fragment and address in plain and address not in text
    assert client.get(reverse("cases:steps", args=[case.pk])).url.endswith("?tab=steps")


def test_what_belongs_to_the_case_shows_its_clocks_and_steps(conduct, cast, signed_in):
    case = conduct().until(C.DECIDING)
    order = case.orders.get()
    Clock.objects.create(
        dossier_kind="cases.correctionorder",
        dossier_id=order.pk,
        rule=Rule.objects.filter(key="case.limit").first(),
        key="case.limit",
        label="复查期限",
        started_on=date(2026, 11, 1),
        due_on=date(2026, 12, 1),
    )
    client = signed_in(cast.officer)
    assert "复查期限" in page(client, case).content.decode()
    CorrectionOrder.objects.filter(pk=order.pk).update(state="served_open")
    plain = page(client, case, tab="steps").content.decode()
    assert reverse("cases:order", args=[order.pk]) in plain and "可办：" in plain


def test_stops_and_extensions_stand_beside_their_limit(case, cast, signed_in):
    fill(case, 1)
    clock = Clock.objects.get(label="期限0")
    clock.stops.create(from_on=date(2026, 10, 8), to_on=date(2026, 10, 12), reason="委托鉴定")
    clock.extensions.create(value=30, on=date(2026, 11, 1), reason="疑难复杂", approved_by=cast.leader)
    text = page(signed_in(cast.officer), case, tab="limits").content.decode()
    assert "委托鉴定" in text and "延长 30 日" in text and cast.leader.name in text


def test_every_panel_is_on_a_tab_and_has_a_name_of_its_own():
    assert {panel.tab for panel in sections.PANELS} <= set(TABS)
    names = [panel.key for panel in sections.PANELS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("tab", TABS)
def test_another_bureau_and_the_administrator_see_no_tab(case, cast, signed_in, tab):
    assert page(signed_in(cast.outsider), case, tab=tab).status_code == 404
    assert page(signed_in(cast.admin), case, tab=tab).status_code == 403
