"""Earlier penalties of the two years discretion looks back over (环执法〔2019〕42号): shown, kept on the sheet."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from bureau.law.models import DiscretionBenchmark, Violation
from cases.decision import records
from cases.decision.papers.discretion import discretion_sheet
from cases.decision.tests.test_worksheet import A, _propose
from cases.models import Case, Decision
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def late_november(time_machine):
    time_machine.move_to("2026-11-23T09:00:00+08:00", tick=False)


@pytest.fixture
def punished(conduct):
    """Makes a penalty of the same party on a day."""

    def make(on: date, violation=None) -> Decision:
        case = conduct().until(C.EXECUTING)
        if violation:
            Case.objects.filter(pk=case.pk).update(violation=violation)
        Decision.objects.filter(case=case).update(decided_on=on, served_on=on)
        return Decision.objects.get(case=case)

    return make


def test_only_the_period_counts_and_the_same_kind_is_told_apart(conduct, punished):
    inside, last = punished(date(2024, 11, 23)), punished(TODAY - timedelta(days=30))
    punished(date(2024, 11, 22))
    other = punished(
        date(2026, 1, 5), violation=Violation.objects.exclude(pk=inside.case.violation_id).first()
    )
    found = records.past(conduct().until(C.INVESTIGATING), TODAY)
    assert (found.since, found.times) == (date(2024, 11, 23), 3)
    assert found.same == [last, inside] and found.penalties == [last, other, inside]
    assert not found.is_repeated
    punished(TODAY - timedelta(days=1))
    assert records.past(conduct().until(C.INVESTIGATING), TODAY).is_repeated


def test_no_rule_no_period(conduct):
    assert records.past(conduct().until(C.INVESTIGATING), date(2019, 5, 20)) is None


def test_a_leap_day_looks_back_to_the_end_of_february():
    assert records._years_before(date(2028, 2, 29), 2) == date(2026, 2, 28)


def test_the_officer_sees_them_and_the_sheet_keeps_them(conduct, cast, punished, signed_in):
    earlier = [punished(TODAY - timedelta(days=30 * n)) for n in (1, 2, 3)]
    story = conduct()
    case = story.until(C.INVESTIGATING)
    page = signed_in(cast.officer).get(reverse("cases:proposal", args=[case.pk])).content.decode()
    assert "其中同类违法行为 3 次" in page and "属于从重情形" in page
    assert all(d.document.number in page for d in earlier)
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    sheet = _propose(
        story, cast, benchmark, A, fine=Decimal("220000"), outcome="lighter", grounds=("removed_harm",),
        sheet={"adjustment": Decimal(-10)},
    ).sheet  # fmt: skip
    assert sheet.data["past"].startswith("2024-11-23 至 2026-11-23，受过行政处罚 3 次")
    Decision.objects.filter(pk=earlier[0].pk).update(decided_on=date(2020, 1, 1))
    texts = {row["label"]: row["text"] for row in discretion_sheet(story.fresh(), sheet, on=TODAY)["texts"]}
    assert earlier[0].document.number in texts["以往处罚"], "what was on record that day stays on the sheet"


def test_without_a_record_the_sheet_says_so(conduct, cast):
    story = conduct()
    benchmark = DiscretionBenchmark.objects.get(code="sample-excess-water-a")
    sheet = _propose(
        story, cast, benchmark, A, fine=Decimal("220000"), outcome="lighter", grounds=("removed_harm",),
        sheet={"adjustment": Decimal(-10)},
    ).sheet  # fmt: skip
    assert "没有受过本局行政处罚的记录" in sheet.data["past"]
