"""The calendar of due dates and its feed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from bureau.agenda import services
from bureau.agenda.models import CalendarFeed
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from cases.models import Case
from reports.tests import rows

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel("2026-11-23T01:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def limit(cast):
    def make(days: int = 0, **facts):
        case = rows.case(cast, date(2026, 9, 1), **facts)
        return rows.clock(case, "case.limit", date(2026, 9, 1), MONDAY + timedelta(days=days))

    return make


def month(client, **query):
    return client.get(reverse("agenda:month"), query)


def test_mine_team_all(cast, signed_in, limit):
    (
        limit(),
        limit(1, handler=cast.partner, co_handler=cast.reviewer),
        limit(2, handler=cast.clerk, co_handler=cast.leader),
    )
    client = signed_in(cast.officer)
    totals = {whose: month(client, whose=whose).context["page"].total for whose in ("mine", "team", "all")}
    assert totals == {"mine": 1, "team": 2, "all": 3}
    assert month(signed_in(cast.outsider), whose="all").context["page"].total == 0


def test_holidays_and_make_up_days_stand_in_the_month(cast, signed_in):
    text = month(signed_in(cast.officer), month="2026-10").content.decode()
    assert "国庆节" in text and "调休上班" in text


def test_a_provisional_day_says_so(cast, signed_in, limit):
    found = limit(60)
    Clock.objects.filter(pk=found.pk).update(provisional=True)
    assert "（暂定）" in month(signed_in(cast.officer), month="2027-01").content.decode()


def test_a_day_with_many_counts_the_rest_and_opens_them(cast, signed_in, limit):
    for _ in range(6):
        limit()
    client = signed_in(cast.officer)
    assert "另 2 项" in month(client).content.decode()
    assert month(client, on="2026-11-23").context["page"].total == 6


def test_by_kind(cast, signed_in, limit):
    limit()
    rows.clock(rows.case(cast, date(2026, 9, 2)).clue, "filing.decide", date(2026, 11, 1), MONDAY)
    client = signed_in(cast.officer)
    assert month(client).context["page"].total == 2
    assert month(client, kind="cases.clue").context["page"].total == 1


@pytest.mark.parametrize("text", ["", "x", "2026-13", "99999-1", "2026-11-01", "-"])
def test_a_typed_month_that_is_none_is_the_current_one(cast, signed_in, text):
    assert month(signed_in(cast.officer), month=text).context["first"] == date(2026, 11, 1)


def test_the_cost_does_not_grow(cast, signed_in, limit):
    client = signed_in(cast.officer)
    limit()
    month(client)
    few = _queries(client)
    for n in range(20):
        limit(n)
    assert _queries(client) == few


def _queries(client) -> int:
    with CaptureQueriesContext(connection) as found:
        month(client)
    return len(found)


# --- the feed -------------------------------------------------------------------------------------


def feed(token: str, **headers):
    return Client().get(reverse("agenda:feed", args=[token]), **headers)


def events(token: str) -> dict:
    parsed = Calendar.from_ical(feed(token).content)
    return {str(event["uid"]): event for event in parsed.walk("VEVENT")}


def test_the_feed_needs_the_token_alone_and_says_little(cast, limit):
    found = limit(party_name="举报人张某", facts="举报")
    case = found_case(found)
    token = services.open_feed(user=cast.officer, whose="mine")
    answer = feed(token)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    assert case.party_name not in text and cast.officer.name not in text and "\r\n" in text
    event = next(iter(events(token).values()))
    assert event["dtstart"].dt == MONDAY and event["dtend"].dt == MONDAY + timedelta(days=1)
    assert case.number in event["summary"] and str(event["url"]).endswith(
        reverse("cases:case", args=[case.pk])
    )
    assert not {"attendee", "organizer", "description", "location"} & {name.lower() for name in event}


def found_case(clock):
    return Case.objects.get(pk=clock.dossier_id)


def test_lines_are_folded_by_bytes_and_commas_escaped(cast, limit):
    found = limit()
    Clock.objects.filter(pk=found.pk).update(label="案件办理，延长；" + "再延长，" * 11 + "a,b;c")
    body = feed(services.open_feed(user=cast.officer, whose="mine")).content
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert b"a\\,b\\;c" in body.replace(b"\r\n ", b"")
    body.decode()  # no character is cut in two… unfolded
    assert "a,b;c" in str(next(iter(Calendar.from_ical(body).walk("VEVENT")))["summary"])


def test_an_extension_moves_the_same_event_and_a_met_limit_is_cancelled(cast, limit):
    found = limit()
    token = services.open_feed(user=cast.officer, whose="mine")
    ((uid, before),) = events(token).items()
    timelimits.extend(found, on=MONDAY, reason="疑难复杂", by=cast.leader)
    after = events(token)[uid]
    assert after["sequence"] > before["sequence"] and after["dtstart"].dt > before["dtstart"].dt
    timelimits.meet(found, on=MONDAY)
    ended = events(token)[uid]
    assert ended["status"] == "CANCELLED" and ended["sequence"] > after["sequence"]


def test_an_ended_limit_leaves_the_feed_after_a_month(cast, limit, monday):
    found = limit()
    token = services.open_feed(user=cast.officer, whose="mine")
    timelimits.meet(found, on=MONDAY)
    monday.shift(timedelta(days=31))
    assert not events(token)


def test_a_stopped_limit_without_a_day_is_cancelled_until_it_runs_again(cast, limit):
    found = limit(5)
    token = services.open_feed(user=cast.officer, whose="mine")
    timelimits.stop(found, on=MONDAY, reason="等待鉴定")
    assert next(iter(events(token).values()))["status"] == "CANCELLED"
    timelimits.resume(found, on=MONDAY)
    assert next(iter(events(token).values()))["status"] in ("CONFIRMED", "TENTATIVE")


def test_nothing_new_is_not_sent_again(cast, limit):
    limit()
    token = services.open_feed(user=cast.officer, whose="mine")
    first = feed(token)
    assert feed(token).content == first.content
    again = feed(token, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304 and not again.content
    limit(1)
    assert feed(token, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_revoked_unknown_or_ownerless_is_404(cast, limit, signed_in):
    token = services.open_feed(user=cast.officer, whose="mine")
    other = services.open_feed(user=cast.partner, whose="all")
    row = CalendarFeed.objects.get(user=cast.officer)
    assert signed_in(cast.partner).post(reverse("agenda:revoke", args=[row.pk])).status_code == 404
    assert signed_in(cast.officer).post(reverse("agenda:revoke", args=[row.pk])).status_code == 302
    assert feed(token).status_code == 404 and feed("x").status_code == 404 and feed(other).status_code == 200
    cast.partner.is_active = False
    cast.partner.save()
    assert feed(other).status_code == 404


def test_a_new_address_ends_the_old_one_and_only_its_digest_is_kept(cast, signed_in):
    old = services.open_feed(user=cast.officer, whose="mine")
    page = signed_in(cast.officer).post(reverse("agenda:feeds"), {"whose": "mine"})
    address = page.context["address"]
    new = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert address in page.content.decode() and feed(old).status_code == 404 and feed(new).status_code == 200
    assert new not in str(CalendarFeed.objects.values_list())
    assert address not in signed_in(cast.officer).get(reverse("agenda:feeds")).content.decode()


def test_the_database_holds_one_active_feed_a_range(cast):
    services.open_feed(user=cast.officer, whose="mine")
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarFeed.objects.create(user=cast.officer, whose="mine", token_hash="y" * 64)


def test_someone_moved_to_another_bureau_loses_the_view(cast, limit):
    limit()
    token = services.open_feed(user=cast.officer, whose="all")
    assert events(token)
    cast.officer.office = cast.outsider.office
    cast.officer.save()
    assert not events(token)
