"""Each figure against an independent count: raw SQL or plain Python over all rows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from inspections.tests.factories import (
    EnterpriseFactory,
    FindingFactory,
    OnlineCheckFactory,
    PositiveListEntryFactory,
    SceneFactory,
    TaskFactory,
    WatchFactory,
)
from publicity.tests.factories import CampaignFactory, ConductCheckFactory, LectureFactory, TrainingFactory
from reports.figures import registry
from reports.figures.definition import ids_digest
from reports.figures.period import month, quarter, whole_year
from reports.tests import rows

pytestmark = pytest.mark.django_db
Y = whole_year(2021)


def value(key, cast, period=Y):
    return registry.get(key).value(period, cast.bureau)


def sql(query, *params):
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return cursor.fetchone()[0]


@pytest.fixture
def year_of_cases(cast):
    """Three cases filed in 2021, one on each side of the year; two penalties, one exemption."""
    firm = EnterpriseFactory(office=cast.bureau, town="柳溪镇", industry="plating")
    made = [
        rows.case(cast, day, enterprise=firm)
        for day in (date(2021, 1, 1), date(2021, 6, 1), date(2021, 12, 31))
    ]
    outside = [rows.case(cast, day) for day in (date(2020, 12, 31), date(2022, 1, 1))]
    rows.decision(made[0], date(2021, 3, 1), cast.leader, fine="320000.50")
    rows.decision(made[1], date(2021, 8, 10), cast.leader, fine="100000", outcome="mitigated")
    rows.exemption(made[2], date(2022, 1, 20), cast.leader)
    rows.exemption(outside[0], date(2021, 2, 1), cast.leader)
    rows.sealing(made[0], date(2021, 1, 5), cast)
    rows.sealing(made[0], date(2021, 1, 9), cast)
    rows.order(made[1], date(2021, 6, 3), cast)
    rows.reviewed(made[1], date(2021, 8, 1), cast)
    return made


def test_cases_against_sql(cast, year_of_cases):
    first, last = "2021-01-01", "2021-12-31"
    assert (
        value("cases_filed", cast)
        == 3
        == sql("SELECT COUNT(*) FROM cases_case WHERE filed_on BETWEEN %s AND %s", first, last)
    )
    assert (
        value("decisions", cast)
        == 2
        == sql(
            "SELECT COUNT(*) FROM cases_decision WHERE kind='penalty' AND decided_on BETWEEN %s AND %s",
            first,
            last,
        )
    )
    total = sql(
        "SELECT SUM(fine) FROM cases_decision WHERE kind='penalty' AND decided_on BETWEEN %s AND %s",
        first,
        last,
    )
    assert value("fines_total", cast) == Decimal(str(total)) == Decimal("420000.50")
    assert registry.get("fines_total").phrase(value("fines_total", cast)) == "42.0001 万元"


def test_measures_and_reviews(cast, year_of_cases):
    expected = {
        "sealings": 2,
        "sealing_cases": 1,
        "prior_notices": 2,
        "correction_orders": 1,
        "exempt_decisions": 1,
        "first_exempt": 1,
        "lenient_decisions": 1,
        "legal_reviews": 1,
        "collective_discussions": 1,
        "clues": 3,
        "complaints": 0,
        "cases_closed": 0,
    }
    assert {key: value(key, cast) for key in expected} == expected


def test_days_from_filing_to_decision_are_the_plain_mean(cast, year_of_cases):
    days = [
        (date(2021, 3, 1) - date(2021, 1, 1)).days,
        (date(2021, 8, 10) - date(2021, 6, 1)).days,
        (date(2021, 2, 1) - date(2020, 12, 31)).days,
    ]
    assert value("decision_days", cast) == round(Decimal(sum(days)) / 3, 1)


def test_on_time_rates_count_clocks_kept(cast, year_of_cases):
    kept, late, _ = year_of_cases
    rows.clock(kept, "case.limit", date(2021, 1, 1), date(2021, 4, 1), met=date(2021, 4, 1))
    rows.clock(late, "case.limit", date(2021, 6, 1), date(2021, 8, 9), met=date(2021, 8, 10))
    rows.clock(kept, "publish.penalty", date(2021, 3, 1), date(2021, 3, 10), met=date(2021, 3, 9))
    assert value("decided_on_time", cast) == Decimal("33.3")  # one kept of three decisions
    assert value("published_on_time", cast) == Decimal("50.0")
    assert value("decisions_published", cast) == 1


def test_a_decision_with_time_left_is_neither_kept_nor_late(cast, year_of_cases):
    kept, waiting, _ = year_of_cases
    rows.clock(kept, "publish.penalty", date(2021, 3, 1), date(2021, 3, 10), met=date(2021, 3, 9))
    rows.clock(waiting, "publish.penalty", date(2021, 8, 10), date(2021, 8, 19))
    with time_machine.travel("2021-08-19T09:00:00+08:00", tick=False):
        assert value("published_on_time", cast) == Decimal("100.0")
    with time_machine.travel("2021-08-20T09:00:00+08:00", tick=False):
        assert value("published_on_time", cast) == Decimal("50.0")


def test_mean_and_share_of_nothing_are_unknown_not_zero(cast):
    assert value("decision_days", cast) is None
    assert value("decided_on_time", cast) is None
    assert registry.get("decided_on_time").phrase(None) == "—"


def test_a_void_decision_is_not_counted(cast, year_of_cases):
    document = year_of_cases[0].decision.document
    document.voided_at, document.void_reason = timezone.now(), "文号错误"
    document.save()
    assert value("decisions", cast) == 1
    assert value("fines_total", cast) == 100000


def test_another_bureau_counts_its_own(cast, year_of_cases):
    assert registry.get("cases_filed").value(Y, cast.outsider.office) == 0
    assert registry.get("cases_filed").value(Y, cast.bureau.parent) == 3  # the city sees its counties


@pytest.mark.parametrize(
    ("day", "hour", "minute", "years"),
    [
        (date(2021, 12, 31), 23, 59, (1, 0)),
        (date(2022, 1, 1), 0, 0, (0, 1)),
        (date(2021, 1, 1), 0, 0, (1, 0)),
    ],
)
def test_moments_belong_to_the_local_year(cast, day, hour, minute, years):
    """31 December 23:59 in Shanghai is 15:59 UTC of the same day; 1 January 00:00 is still last year in UTC."""
    draw = rows.draw(cast, 2021, 4, date(2021, 11, 1), [EnterpriseFactory(office=cast.bureau)])
    type(draw).objects.filter(pk=draw.pk).update(
        frozen_at=rows.moment(day - timedelta(days=2)), revealed_at=rows.moment(day, hour, minute)
    )
    assert (value("draws", cast), value("draws", cast, whole_year(2022))) == years
    assert (value("drawn_enterprises", cast), value("drawn_enterprises", cast, whole_year(2022))) == years


def test_draws_by_quarter_and_only_those_in_force(cast):
    firms = [EnterpriseFactory(office=cast.bureau) for _ in range(3)]
    for q in range(1, 5):
        rows.draw(cast, 2021, q, date(2021, 3 * q - 1, 15), firms[:q] if q < 4 else firms)
    first = rows.draw(cast, 2021, 2, date(2021, 5, 20), firms)
    type(first).objects.filter(pk=first.pk).update(active=False)
    assert value("draws", cast) == 4
    assert [value("drawn_enterprises", cast, quarter(2021, q)) for q in range(1, 5)] == [1, 2, 3, 3]


def test_visits_findings_and_shares(cast):
    pair = {"officer_a": cast.officer, "officer_b": cast.partner, "office": cast.bureau}
    day = date(2021, 5, 4)
    done = [TaskFactory(state="done", done_on=day, assigned_on=day, **pair) for _ in range(3)]
    TaskFactory(state="done", done_on=day, assigned_on=day, mode="remote", **pair)
    TaskFactory(assigned_on=day, **pair)
    SceneFactory(task=done[0])
    FindingFactory(task=done[0], created_by=cast.officer)
    FindingFactory(task=done[0], created_by=cast.officer)
    assert (value("visits", cast), value("visits_findings", cast)) == (3, 1)
    assert (value("finding_rate", cast), value("remote_share", cast)) == (Decimal("33.3"), Decimal("25.0"))
    assert value("visits", cast, month(2021, 4)) == 0


def test_positive_list_is_what_held_on_the_last_day(cast):
    def entry(listed_on, until, **facts):
        PositiveListEntryFactory(office=cast.bureau, listed_on=listed_on, until=until, **facts)

    entry(date(2021, 3, 1), date(2023, 3, 1))
    entry(date(2021, 3, 1), date(2021, 12, 30))
    entry(
        date(2021, 3, 1), date(2023, 1, 1), state="removed", removed_on=date(2021, 12, 31), reason_out="处罚"
    )
    entry(date(2022, 1, 1), date(2024, 1, 1))
    assert value("positive_list", cast) == 1
    assert value("positive_added", cast) == 3
    assert value("positive_removed", cast) == 1


def test_offsite_supervision(cast):
    firm = EnterpriseFactory(office=cast.bureau, key=True)
    WatchFactory(enterprise=firm, since=date(2021, 1, 1))
    WatchFactory(
        enterprise=EnterpriseFactory(office=cast.bureau), since=date(2020, 1, 1), until=date(2021, 12, 30)
    )
    for n in range(3):
        OnlineCheckFactory(
            enterprise=firm, day=date(2021, 12, 30) + timedelta(days=n), officer=cast.officer, alarming=n == 1
        )
    assert [value(k, cast) for k in ("offsite_enterprises", "offsite_checks", "offsite_anomalies")] == [
        1,
        2,
        1,
    ]


def test_registers_count_and_add_up_and_leave_out_withdrawn_rows(cast):
    kept = [CampaignFactory(clerk=cast.clerk, of_2021=True, audience=n) for n in (100, 20)]
    gone = CampaignFactory(clerk=cast.clerk, of_2021=True, audience=999)
    type(gone).objects.filter(pk=gone.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by=cast.clerk, withdrawn_reason="重复"
    )
    CampaignFactory(clerk=cast.clerk, held_on=date(2022, 1, 1))
    training = TrainingFactory(clerk=cast.clerk, held_on=date(2021, 3, 1), others=10)
    training.participants.set([cast.officer, cast.partner])
    LectureFactory(clerk=cast.clerk, held_on=date(2021, 5, 1), principal=True, statutes="宪法，民法典")
    LectureFactory(clerk=cast.clerk, held_on=date(2021, 6, 1), principal=True, statutes="民法典、长江保护法")
    LectureFactory(clerk=cast.clerk, held_on=date(2021, 6, 2))
    ConductCheckFactory(clerk=cast.clerk, held_on=date(2021, 6, 2))
    assert value("campaigns", cast) == len(kept) == value("campaigns_security", cast)
    assert value("campaign_audience", cast) == 120
    assert (value("trainings", cast), value("training_people", cast)) == (1, 12)
    assert value("lectures_principal", cast) == 2
    assert value("lecture_statutes", cast) == "《宪法》《民法典》《长江保护法》"
    assert (value("conduct_checks", cast), value("accountable", cast)) == (1, 0)


def test_the_list_behind_a_figure_is_what_was_counted(cast, year_of_cases):
    """For every figure: rows listed = rows counted; sums equal the sum of the listed amounts."""
    for figure in registry.every():
        counted = figure.rows(Y, cast.bureau)
        digest, count = ids_digest(counted)
        assert count == len(list(counted)), figure.key
        assert len(digest) == 64
        for row in counted:
            figure.line(row)
        if not (figure.total or figure.words or figure.mean is not None or figure.part is not None):
            assert figure.of(counted) == count, figure.key


def test_digest_changes_with_the_rows_not_with_their_order(cast, year_of_cases):
    figure = registry.get("cases_filed")
    before = ids_digest(figure.rows(Y, cast.bureau))
    assert ids_digest(figure.rows(Y, cast.bureau).order_by("-filed_on")) == before
    rows.case(cast, date(2021, 7, 7))
    assert ids_digest(figure.rows(Y, cast.bureau)) != before


def test_every_figure_says_what_it_is():
    for figure in registry.every():
        assert figure.label and figure.basis and figure.version >= 1, figure.key
        assert len(figure.label) <= 60 and len(figure.basis) <= 300, figure.key
