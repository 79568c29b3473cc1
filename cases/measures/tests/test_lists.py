"""Lists with many rows: the same number of queries, pages of bounded size, the next page where the last one ended."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ
from bureau.timelimits.models import Clock, Rule
from cases import models as m
from cases.tests.factories import CaseFactory, ClueFactory

pytestmark = pytest.mark.django_db
DAY, MANY, PAGE = date(2026, 10, 12), 75, 30
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def late_november():
    cache.clear()
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


def _day(n: int) -> date:
    return DAY + timedelta(days=n % 40)


def _party(case) -> dict:
    names = ("party_name", "party_kind", "party_code", "party_address", "party_representative", "violation")
    return {name: getattr(case, name) for name in names}


def _papers(case, count: int) -> list:
    organ, first = Organ.objects.order_by("pk").first(), IssuedDocument.objects.count()
    return IssuedDocument.objects.bulk_create(
        IssuedDocument(
            dossier_kind="cases.case", dossier_id=case.pk, type="paper", title="文书", organ=organ, year=2026,
            number=f"测{n}号", sequence=n + 1, issued_on=DAY, context={}, verify_code=f"LIST-{n}",
        )
        for n in range(first, first + count)
    )  # fmt: skip


def _order(case, n, paper):
    return m.CorrectionOrder(
        case=case, office=case.office, **_party(case), facts="超标", demand="停止", correct_by=DAY,
        officer_a=case.handler, officer_b=case.co_handler, next_due_on=_day(n),
    )  # fmt: skip


def _sealing(case, n, paper):
    return m.Sealing(
        case=case, office=case.office, kind="seal", ground="toxic", reason="防止污染", place="车间",
        applied_on=_day(n), next_due_on=_day(n),
    )  # fmt: skip


def _restriction(case, n, paper):
    # One measure of a case at a time: those that ended.
    return m.Restriction(
        case=case, office=case.office, kind="limit", ground="over_limit", reason="超标", demand="达标",
        proposed_on=_day(n), state="withdrawn", withdrawn_reason="已停产", next_due_on=_day(n),
    )  # fmt: skip


def _referral(case, n, paper):
    return m.Referral(
        case=case, office=case.office, facts="倾倒", reason="涉嫌犯罪", charge="污染环境罪", basis="刑法第338条",
        requested_on=_day(n), state="withdrawn", approved_on=_day(n), approved_by=case.handler, opinion="不够标准",
        next_due_on=_day(n),
    )  # fmt: skip


def _detention(case, n, paper):
    return m.Detention(
        case=case, office=case.office, facts="逃避监管", reason="应当移送", situation="逃避监管",
        article="法典 第1108条", penalty_decided_on=DAY, requested_on=_day(n), state="withdrawn",
        next_due_on=_day(n),
    )  # fmt: skip


def _damage(case, n, paper):
    return m.DamageClaim(
        case=case, office=case.office,
        **{k: v for k, v in _party(case).items() if k != "violation"},
        found_on=_day(n), source="案件", facts="土壤污染", amount=Decimal(1000), next_due_on=_day(n),
    )  # fmt: skip


def _complaint(case, n, paper):
    return m.Complaint(
        office=case.office, number=f"举报{n}", channel="hotline", received_on=_day(n), subject="某厂",
        content="异味", clue=case.clue, next_due_on=_day(n),
    )  # fmt: skip


def _clue(case, n, paper):
    return ClueFactory.build(
        office=case.office, number=f"线索{n}", received_on=_day(n), state="received", violation=case.violation,
        decided_on=None, next_due_on=_day(n),
    )  # fmt: skip


# Address, what makes a row, the tab that shows all.
LISTS = {
    "orders": _order,
    "sealings": _sealing,
    "restrictions": _restriction,
    "referrals": _referral,
    "detentions": _detention,
    "damages": _damage,
    "complaints": _complaint,
    "clues": _clue,
}
EXPORTS = {
    "order-export": "orders",
    "sealing-export": "sealings",
    "restriction-export": "restrictions",
    "transfer-export": "referrals",
    "damage-export": "damages",
    "complaints-export": "complaints",
}


def fill(name: str, case, count: int) -> None:
    """Rows of a list, every third with a clock."""
    papers = _papers(case, count)
    begin = m.Complaint.objects.count() + m.Clue.objects.count()
    rows = [LISTS[name](case, begin + n, paper) for n, paper in enumerate(papers)]
    made = type(rows[0]).objects.bulk_create(rows)
    rule = Rule.objects.national().filter(effective_to=None, unit="cal").order_by("key").first()
    Clock.objects.bulk_create(
        Clock(
            dossier_kind=row._meta.label_lower, dossier_id=row.pk, rule=rule, key=rule.key, label=rule.label,
            started_on=DAY, due_on=DAY + timedelta(days=20), changed_at=timezone.now(),
        )
        for row in made[::3]
    )  # fmt: skip


def asked(client, name: str, **query):
    with CaptureQueriesContext(connection) as found:
        answer = client.get(reverse(f"cases:{name}"), query)
    assert answer.status_code == 200
    return answer, len(found)


@pytest.fixture
def case(cast):
    return CaseFactory()


@pytest.mark.parametrize("tab", ["open", "all", "late"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_few_and_with_many(name, tab, case, cast, signed_in):
    client = signed_in(cast.leader)
    fill(name, case, 3)
    asked(client, name, state=tab)
    _, few = asked(client, name, state=tab)
    fill(name, case, MANY)
    answer, many = asked(client, name, state=tab)
    assert many <= few <= MOST_QUERIES, (few, many)
    assert len(answer.context["page"].rows) <= PAGE


@pytest.mark.parametrize("name", LISTS)
def test_its_pages_are_bounded_and_show_every_row_once(name, case, cast, signed_in):
    client, seen, query = signed_in(cast.leader), [], {"state": "all"}
    fill(name, case, MANY)
    while True:
        page = asked(client, name, **query)[0].context["page"]
        assert 0 < len(page.rows) <= PAGE
        seen += [row.pk for row in page.rows]
        if page.next_url is None:
            break
        query = dict(part.split("=", 1) for part in page.next_url[1:].split("&"))
    total = (m.Clue if name == "clues" else type(page.rows[0])).objects.count()
    assert len(seen) == len(set(seen)) == total >= MANY


@pytest.mark.parametrize(("export", "name"), EXPORTS.items())
def test_its_file_costs_the_same_with_few_and_with_many(export, name, case, cast, signed_in):
    client = signed_in(cast.leader)

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as found:
            lines = b"".join(client.get(reverse(f"cases:{export}"), {"state": "all"})).count(b"\n")
        return len(found), lines

    fill(name, case, 3)
    cost()
    few, short = cost()
    fill(name, case, MANY)
    many, long = cost()
    assert many <= few <= MOST_QUERIES and long >= short + MANY


@pytest.mark.parametrize("name", LISTS)
def test_newest_rows_are_found_by_an_index(name, case):
    """Each list has an index of its office and its own newest day."""
    model = type(LISTS[name](case, 0, None))
    day = {"orders": "created_at", "sealings": "applied_on", "restrictions": "proposed_on", "damages": "found_on",
           "referrals": "requested_on", "detentions": "requested_on"}.get(name, "received_on")  # fmt: skip
    assert [f"-{day}", "-id"] in [index.fields[-2:] for index in model._meta.indexes], model._meta.indexes


def test_another_county_sees_none_of_it(case, cast, signed_in):
    for name in LISTS:
        fill(name, case, 2)
    client = signed_in(cast.outsider)
    for name in LISTS:
        url = reverse(f"cases:{name}")
        answer = client.get(url, {"state": "all"})
        assert answer.status_code == 403 or not answer.context["page"].rows, name
