"""Clocks: starting, meeting, stopping, extending; the dossier's copy of the nearest due date."""

from datetime import date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from bureau.timelimits import services
from bureau.timelimits.errors import ClockRefused, NoRule
from bureau.timelimits.models import Clock, ClockStop, Rule

FILED = date(2026, 8, 17)


def test_a_clock_runs_to_its_day_and_the_dossier_knows(errand):
    clock = services.start(errand, "case.limit", on=FILED)
    assert (clock.due_on, clock.state, clock.label) == (date(2026, 11, 16), "running", "案件办理")
    assert (errand.next_due_on, errand.next_due_label) == (date(2026, 11, 16), "案件办理")
    services.start(errand, "seal.term", on=date(2026, 9, 1))
    errand.refresh_from_db()
    assert errand.next_due_on == date(2026, 10, 1)
    services.meet(errand, "seal.term", on=date(2026, 9, 20))
    errand.refresh_from_db()
    assert errand.next_due_on == date(2026, 11, 16)


def test_the_law_of_the_day_picks_the_version(errand, errands):
    old = services.start(errand, "case.limit", on=date(2021, 5, 10))
    assert (old.due_on, old.rule.unit, old.rule.statute) == (date(2021, 8, 10), "month", "办法（令 8）")
    assert services.start(errands(1)[0], "case.limit", on=date(2023, 7, 3)).rule.value == 90


def test_a_limit_the_law_of_the_day_does_not_set_starts_no_clock(errand):
    assert services.start(errand, "defence.term", on=date(2021, 5, 10)) is None
    with pytest.raises(NoRule):
        services.start(errand, "no.such.key", on=date(2021, 5, 10))


def test_starting_again_for_the_same_event_gives_the_same_clock_another_day_refuses(errand):
    first = services.start(errand, "case.limit", on=FILED)
    assert services.start(errand, "case.limit", on=FILED).pk == first.pk
    with pytest.raises(ClockRefused, match="已自 2026-08-17 起计时"):
        services.start(errand, "case.limit", on=date(2026, 8, 18))
    services.meet(errand, "case.limit", on=date(2026, 8, 20))
    assert services.start(errand, "case.limit", on=date(2026, 8, 21)).pk != first.pk


def test_labels_tell_clocks_of_one_key_apart(errand):
    services.start(errand, "decision.serve", on=FILED, label="送达甲")
    services.start(errand, "decision.serve", on=FILED, label="送达乙")
    with pytest.raises(ClockRefused):
        services.meet(errand, "decision.serve", on=FILED)
    assert services.meet(errand, "decision.serve", on=FILED, label="送达乙").label == "送达乙"


def test_amounts_are_not_clocks(errand):
    with pytest.raises(ClockRefused):
        services.start(errand, "collective.amount", on=FILED)


def test_stop_and_resume_take_both_end_days_out(errand):
    services.start(errand, "seal.term", on=date(2026, 9, 1))
    stopped = services.stop(errand, "seal.term", on=date(2026, 9, 10), reason="监测", document="监测委托书")
    assert (stopped.state, stopped.due_on, errand.next_due_on) == ("stopped", None, None)
    with pytest.raises(ClockRefused):
        services.stop(errand, "seal.term", on=date(2026, 9, 11), reason="再停")
    clock = services.resume(errand, "seal.term", on=date(2026, 9, 19))
    assert (clock.state, clock.due_on, errand.next_due_on) == (
        "running",
        date(2026, 10, 11),
        date(2026, 10, 11),
    )
    with pytest.raises(ClockRefused):
        services.resume(clock, on=date(2026, 9, 20))


def test_overlapping_exclusions_count_once(errand):
    clock = services.start(errand, "case.limit", on=FILED)
    services.exclude(clock, first=date(2026, 9, 1), last=date(2026, 9, 10), reason="听证")
    clock = services.exclude(clock, first=date(2026, 9, 6), last=date(2026, 9, 15), reason="鉴定")
    assert clock.due_on == date(2026, 11, 30)
    assert clock.arithmetic().excluded == 15


def test_a_stop_outside_the_term_or_resumed_too_early_is_refused(errand):
    clock = services.start(errand, "seal.term", on=date(2026, 9, 1))
    with pytest.raises(ClockRefused):
        services.stop(clock, on=date(2026, 10, 2), reason="迟到")
    services.stop(clock, on=date(2026, 9, 10), reason="监测")
    with pytest.raises(ClockRefused):
        services.resume(clock, on=date(2026, 9, 9))


def test_extensions_follow_the_law_and_end(errand, cast):
    services.start(errand, "case.limit", on=date(2026, 1, 5))
    services.extend(errand, "case.limit", on=date(2026, 3, 30), reason="案情复杂", by=cast.leader)
    clock = services.extend(errand, "case.limit", on=date(2026, 4, 30), reason="集体讨论决定", by=cast.leader)
    assert clock.due_on == date(2026, 6, 4)
    with pytest.raises(ClockRefused, match="已延长 2 次"):
        services.extend(errand, "case.limit", on=date(2026, 5, 1), reason="再延", by=cast.leader)


def test_no_extension_where_the_law_allows_none_or_after_the_end(errand, cast):
    services.start(errand, "fine.pay", on=FILED)
    with pytest.raises(ClockRefused, match="没有规定"):
        services.extend(errand, "fine.pay", on=FILED, reason="困难", by=cast.leader)
    services.start(errand, "seal.term", on=date(2026, 9, 1))
    with pytest.raises(ClockRefused, match="届满"):
        services.extend(errand, "seal.term", on=date(2026, 10, 2), reason="复杂", by=cast.leader)


def test_meeting_what_does_not_run_is_nothing_and_before_the_start_is_refused(errand):
    assert services.meet(errand, "case.limit", on=FILED) is None
    services.start(errand, "case.limit", on=FILED)
    with pytest.raises(ClockRefused):
        services.meet(errand, "case.limit", on=date(2026, 8, 16))


def test_meeting_a_stopped_clock_closes_the_stop(errand):
    services.start(errand, "seal.term", on=date(2026, 9, 1))
    services.stop(errand, "seal.term", on=date(2026, 9, 10), reason="监测")
    clock = services.meet(errand, "seal.term", on=date(2026, 9, 12))
    assert (clock.state, clock.stops.get().to_on) == ("met", date(2026, 9, 12))


def test_cancelling_needs_a_reason(errand):
    services.start(errand, "case.limit", on=FILED)
    with pytest.raises(ClockRefused):
        services.cancel(errand, "case.limit", " ")
    assert services.cancel(errand, "case.limit", "案件移送").state == "cancelled"
    assert errand.next_due_on is None


@time_machine.travel("2026-09-30T18:30:00+08:00", tick=False)
def test_a_clock_in_hours_keeps_the_moment(errand):
    clock = services.start(errand, "seal.emergency", on=date(2026, 9, 30))
    assert timezone.localtime(clock.due_at) == datetime(
        2026, 10, 1, 18, 30, tzinfo=timezone.get_current_timezone()
    )
    assert clock.left(date(2026, 9, 30), now=timezone.now()).text == "剩 24 小时"
    with pytest.raises(ClockRefused):
        services.stop(clock, on=date(2026, 9, 30), reason="监测")


@pytest.mark.parametrize(
    ("key", "started", "today", "level", "text", "css"),
    [
        ("fine.pay", "2026-09-01", "2026-09-01", "plain", "剩 15 日", "clock"),
        ("fine.pay", "2026-09-01", "2026-09-09", "near", "剩 7 日", "clock near"),
        ("fine.pay", "2026-09-01", "2026-09-16", "today", "今日届满", "clock today"),
        ("fine.pay", "2026-09-01", "2026-09-18", "over", "超期 2 日", "clock over"),
        ("decision.serve", "2026-09-24", "2026-09-24", "plain", "剩 7 个工作日", "clock"),
        ("decision.serve", "2026-09-24", "2026-09-30", "near", "剩 4 个工作日", "clock near"),
        ("decision.serve", "2026-12-24", "2026-12-24", "plain", "剩 7 个工作日", "clock prov"),
    ],
)
def test_what_is_left_in_words(errand, key, started, today, level, text, css):
    left = services.start(errand, key, on=date.fromisoformat(started)).left(date.fromisoformat(today))
    assert (left.level, left.text, left.css) == (level, text, css)


def test_what_is_left_of_clocks_that_do_not_run(errand):
    clock = services.start(errand, "seal.term", on=date(2026, 9, 1))
    assert services.stop(clock, on=date(2026, 9, 10), reason="监测").left(FILED).text == "中止"
    met = services.meet(clock, on=date(2026, 9, 12))
    assert (met.left(FILED).text, met.left(FILED).css) == ("办毕", "clock met")
    late = services.start(errand, "fine.pay", on=date(2026, 9, 1))
    assert services.meet(late, on=date(2026, 9, 20)).left(FILED).text == "超期 4 日办毕"


def test_a_list_of_clocks_costs_the_same_number_of_queries_whatever_its_length(
    errands, django_assert_num_queries
):
    for errand in errands(20):
        services.start(errand, "decision.serve", on=FILED)
    for count in (1, 20):
        with django_assert_num_queries(3):
            for clock in Clock.objects.running()[:count]:
                assert clock.left(FILED).text == "剩 7 个工作日" and clock.rule.article


def test_the_database_refuses_what_the_law_refuses(errand):
    clock = services.start(errand, "seal.term", on=date(2026, 9, 1))
    wrong = [
        lambda: Clock.objects.filter(pk=clock.pk).update(due_on=None),
        lambda: Clock.objects.filter(pk=clock.pk).update(state="met"),
        lambda: Clock.objects.filter(pk=clock.pk).update(state="cancelled"),
        lambda: Clock.objects.filter(pk=clock.pk).update(state="met", met_on=date(2026, 8, 1)),
        lambda: ClockStop.objects.create(
            clock=clock, from_on=date(2026, 9, 3), to_on=date(2026, 9, 2), reason="倒"
        ),
        lambda: ClockStop.objects.create(clock=clock, from_on=date(2026, 9, 3)),
        lambda: Clock.objects.create(
            dossier_kind=clock.dossier_kind,
            dossier_id=clock.dossier_id,
            rule=clock.rule,
            key=clock.key,
            label=clock.label,
            started_on=FILED,
            due_on=FILED,
        ),
        lambda: Rule.objects.create(
            key="case.limit", label="重复", unit="cal", value=1, effective_from=date(2023, 7, 1), statute="甲"
        ),
    ]
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


@pytest.mark.sqlite_only
def test_lists_by_due_date_use_the_index(db):
    plan = Clock.objects.due_by(FILED).explain()
    assert "timelimits_clock_state_due" in plan and "TEMP B-TREE" not in plan
