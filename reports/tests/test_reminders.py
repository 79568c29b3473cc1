"""Reminders of real dossiers: to whom, when, once; escalation; silence; the alarm when none are made."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau import dossiers
from bureau.dates import today
from bureau.dossier import Dossier
from bureau.jobs import hourly
from bureau.jobs.models import Job
from bureau.jobs.services import run_now
from bureau.reminders import alarm, services
from bureau.reminders.models import Mute, Reminder, ReminderRun
from bureau.staff.models import Substitution
from bureau.timelimits import services as timelimits
from bureau.workflow import Refused
from reports.tests import rows

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T01:00:00Z"  # Monday, 09:00 in Shanghai
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def monday():
    cache.clear()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def to(traveller, day: date):
    traveller.move_to(f"{day}T01:00:00Z")
    alarm.forget()


@pytest.fixture
def clock(cast):
    """`clock(days)`: a limit of the officer's case that ends so many days from Monday."""

    def make(days: int, **facts):
        return rows.clock(
            rows.case(cast, date(2026, 9, 1), **facts),
            "case.limit",
            date(2026, 9, 1),
            MONDAY + timedelta(days=days),
        )

    return make


def told(clock, level=""):
    """Names of the people told, with the level."""
    found = Reminder.objects.filter(clock=clock, **({"level": level} if level else {}))
    return sorted((r.level, r.recipient.username) for r in found)


def test_every_kind_of_dossier_is_known_and_has_somebody_who_hears_of_it():
    for model in Dossier.__subclasses__():
        for concrete in [model, *model.__subclasses__()]:
            if not concrete._meta.abstract:
                kind = dossiers.kind_of(concrete._meta.label_lower)
                assert kind, f"{concrete.__name__} is not registered with bureau.dossiers"
                assert kind.people or kind.duty, concrete.__name__


def test_both_officers_hear_five_working_days_before(cast, clock):
    far, near = clock(8), clock(7)
    assert services.run() == 2
    assert told(near) == [("early", "officer"), ("early", "partner")] and not told(far)


def test_a_second_run_and_a_doubled_job_make_nothing_twice(cast, clock):
    clock(0), clock(-2)
    made = services.run()
    assert made and services.run() == 0
    job = Job.objects.create(kind="reminders.run")
    assert run_now(job).result == {"made": 0}
    assert Reminder.objects.count() == made


def test_the_database_holds_one_reminder_per_clock_level_day_and_person(cast, clock):
    clock(0)
    services.remind(MONDAY)
    twin = Reminder.objects.first()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_run_killed_half_way_is_completed_by_the_next(cast, clock):
    clock(0), clock(1)
    services.run()
    Reminder.objects.filter(recipient=cast.partner).delete()
    ReminderRun.objects.all().delete()
    assert services.run() == 2 and Reminder.objects.count() == 6  # two of them to the leader


def test_missed_days_are_caught_up(cast, clock, monday):
    late = clock(0)
    services.run()
    to(monday, MONDAY + timedelta(days=4))
    services.run()
    days = Reminder.objects.filter(clock=late, level="over", recipient=cast.officer).values_list(
        "day", flat=True
    )
    assert sorted(days) == [MONDAY + timedelta(days=n) for n in (1, 2, 3, 4)]
    assert ReminderRun.objects.count() == 5


def test_a_limit_near_and_unacknowledged_goes_up_an_acknowledged_one_does_not(cast, clock, monday):
    quiet, known = clock(4), clock(4)
    services.run()
    services.acknowledge(clock=known, actor=cast.partner)
    to(monday, MONDAY + timedelta(days=3))
    services.run()
    assert told(quiet, "head") == [("head", "leader")] and not told(known, "head")


def test_the_head_of_the_section_comes_before_the_leader(cast, clock, monday):
    section = cast.officer.office
    section.head = cast.reviewer
    section.save()
    late = clock(0)
    services.run()
    assert told(late, "head") == [("head", "reviewer")]
    to(monday, MONDAY + timedelta(days=1))
    services.run()
    assert told(late, "head_over") == [("head_over", "reviewer")] and not told(late, "leader_over")
    to(monday, MONDAY + timedelta(days=3))
    services.run()
    assert told(late, "leader_over") == [("leader_over", "leader")]


def test_an_acknowledged_overdue_limit_still_goes_up(cast, clock, monday):
    late = clock(-5)
    services.run()
    services.acknowledge(clock=late, actor=cast.officer)
    to(monday, MONDAY + timedelta(days=1))
    services.run()
    assert Reminder.objects.filter(clock=late, audience="leader", day=today()).exists()
    assert Reminder.objects.waiting_for(cast.officer, today()).filter(clock=late).exists()


def test_the_end_of_a_partys_term_is_told_once_and_is_not_overdue(cast, monday):
    case = rows.case(cast, date(2026, 9, 1))
    term = rows.clock(case, "defence.term", date(2026, 11, 16), MONDAY)
    services.run()
    assert not told(term)
    for n in (1, 2):
        to(monday, MONDAY + timedelta(days=n))
        services.run()
    assert told(term) == [("ended", "officer"), ("ended", "partner")]


def test_a_dossier_without_a_handler_is_told_to_those_on_duty(cast):
    clue = rows.case(cast, date(2026, 9, 1)).clue
    found = rows.clock(clue, "filing.decide", date(2026, 11, 1), MONDAY)
    services.run()
    assert ("today", "officer") in told(found) and ("today", "outsider") not in told(found)


def test_a_substitute_is_told_too_and_finds_the_case_among_the_own(cast, clock):
    Substitution.objects.create(
        absent=cast.officer,
        substitute=cast.clerk,
        from_on=MONDAY,
        to_on=MONDAY,
        reason="休假",
        arranged_by=cast.leader,
    )
    found = clock(0)
    services.run()
    assert ("today", "clerk") in told(found)
    assert list(dossiers.clocks_of(cast.clerk, "mine")) == [found]


def test_someone_who_left_is_not_told_the_leader_is(cast, clock):
    found = clock(0)
    for person in (cast.officer, cast.partner):
        person.is_active = False
        person.save()
    services.run()
    assert told(found) == [("today", "leader")]


def test_mute_stops_the_own_reminders_until_the_day_but_not_the_escalation(cast, clock, monday):
    found = clock(7)
    services.run()
    services.mute(clock=found, actor=cast.officer, until=MONDAY + timedelta(days=6), reason="等待鉴定意见")
    assert not Reminder.objects.waiting_for(cast.officer, today()).exists()
    to(monday, MONDAY + timedelta(days=4))  # Friday: one working day before Monday
    services.run()
    assert told(found, "next") == [("next", "partner")] and told(found, "head")
    to(monday, MONDAY + timedelta(days=7))
    services.run()
    assert ("today", "officer") in told(found)


@pytest.mark.parametrize("until", [-1, 7, 30])
def test_mute_never_reaches_the_last_day(cast, clock, until):
    with pytest.raises(Refused):
        services.mute(clock=clock(7), actor=cast.officer, until=MONDAY + timedelta(days=until), reason="等")
    assert not Mute.objects.exists()


def test_an_extended_or_met_limit_takes_its_reminders_back(cast, clock, signed_in):
    first, second = clock(0), clock(0)
    services.run()
    client = signed_in(cast.officer)
    assert client.get(reverse("reminders:inbox")).context["page"].total == 2
    timelimits.meet(first, on=MONDAY)
    timelimits.extend(second, on=MONDAY, reason="疑难复杂", by=cast.leader)
    assert client.get(reverse("reminders:inbox")).context["page"].total == 0


def test_inbox_bell_and_acts(cast, clock, signed_in):
    found = clock(0)
    services.run()
    client = signed_in(cast.officer)
    page = client.get(reverse("reminders:inbox"))
    text = page.content.decode()
    assert "今日届满" in text and "待确认 1 项" in text and found.label in text
    assert client.post(reverse("reminders:acknowledge", args=[found.pk])).status_code == 302
    assert client.post(reverse("reminders:acknowledge", args=[found.pk])).status_code == 302
    assert client.get(reverse("reminders:inbox")).context["page"].total == 0
    assert client.get(reverse("reminders:inbox"), {"view": "known"}).context["page"].total == 1
    late = client.post(reverse("reminders:mute", args=[found.pk]), {"until": "2026-11-30", "reason": "等"})
    assert late.status_code == 409 and "届满当日必须提醒" in late.content.decode()


def test_nobody_acts_on_reminders_of_others(cast, clock, signed_in):
    found = clock(0)
    services.run()
    for name in ("acknowledge", "mute", "unmute"):
        assert signed_in(cast.clerk).post(reverse(f"reminders:{name}", args=[found.pk])).status_code == 404
    assert signed_in(cast.supervisor).post(reverse("reminders:acknowledge-all")).status_code == 403


def test_the_cost_of_a_run_does_not_grow_with_the_clocks(cast, clock, django_assert_max_num_queries):
    for _ in range(20):
        clock(0)
    with django_assert_max_num_queries(25):
        services.run()


# --- the alarm ------------------------------------------------------------------------------------


def test_the_alarm_rings_on_every_page_in_health_and_for_cron(cast, client, signed_in, monday):
    services.run()
    staff = signed_in(cast.clerk)
    assert "期限提醒已停止" not in staff.get("/").content.decode()
    assert client.get("/health").json()["reminders"] is True
    call_command("check_reminders", verbosity=0)
    to(monday, MONDAY + timedelta(days=2))
    staff = signed_in(cast.clerk)  # the session has run out meanwhile
    assert "期限提醒已停止：最近一次完成于 2026-11-23 09:00" in staff.get("/").content.decode()
    answer = client.get("/health")
    assert answer.status_code == 503 and answer.json()["reminders"] is False
    with pytest.raises(CommandError) as stopped:
        call_command("check_reminders")
    assert stopped.value.returncode == 1
    call_command("check_reminders", run=True)
    alarm.forget()
    assert "期限提醒已停止" not in staff.get("/").content.decode()


def test_a_system_that_never_reminded_says_so(cast, signed_in):
    assert "期限提醒还没有运行过" in signed_in(cast.admin).get(reverse("staff:people")).content.decode()


def test_housekeeping_asks_every_hour_and_not_twice(cast, monkeypatch, monday):
    started = []
    monkeypatch.setattr(hourly, "_duties", {"reminders.run": services.is_due})
    monkeypatch.setattr(hourly.threading, "Thread", lambda **facts: started.append(facts) or _Still())
    assert len(hourly.start_due()) == 1 and not hourly.start_due()
    run_now(Job.objects.get(kind="reminders.run"))
    assert ReminderRun.objects.get().day == MONDAY and not services.is_due()
    monday.shift(timedelta(minutes=59))
    assert not hourly.start_due()
    monday.shift(timedelta(minutes=2))
    assert len(hourly.start_due()) == 1 and len(started) == 2


class _Still:
    def start(self):
        pass


# --- letters --------------------------------------------------------------------------------------


def test_no_letters_unless_switched_on(cast, clock, mailoutbox):
    cast.officer.email = "officer@example.org"
    cast.officer.save()
    clock(0)
    services.run()
    assert not mailoutbox


def test_one_letter_a_person_never_twice(cast, clock, mailoutbox, settings):
    settings.REMINDER_EMAILS = True
    cast.officer.email = "officer@example.org"
    cast.officer.save()
    clock(0), clock(7)
    services.run()
    services.run()
    assert len(mailoutbox) == 1 and "2 项" in mailoutbox[0].subject and "今日届满" in mailoutbox[0].body


def test_a_mail_server_that_fails_breaks_nothing(cast, clock, settings):
    settings.REMINDER_EMAILS = True
    settings.EMAIL_BACKEND = "no.such.Backend"
    cast.officer.email = "officer@example.org"
    cast.officer.save()
    clock(0)
    assert services.run() and not alarm.status().late
