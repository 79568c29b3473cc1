"""A rule of the place prevails on every clock, day and paper of a dossier (办法（令 30）第89条)."""

import ast
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from bureau.documents.models import IssuedDocument
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock, Rule
from cases.measures.services import referral, sealing_end
from cases.measures.tests.measures import Measures
from cases.measures.tests.test_restriction import Restricting
from cases.measures.tests.test_transfers import sent
from cases.states import CaseState as C
from cases.tests.factories import CaseFactory

ROOMS = ("cases", "inspections", "reports", "publicity")
ASKED = {"rule", "rule_or_none", "number", "due", "surcharge", "yearly"}
BY_DOSSIER = {"term", "defence_term", "defence_end", "remedies", "served_day"}


def _calls():
    for room in ROOMS:
        for path in (settings.BASE_DIR / room).rglob("*.py"):
            if "tests" not in path.parts and "migrations" not in path.parts:
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.Call):
                        yield path, node


def _asks_the_rules(node: ast.Call) -> bool:
    called = node.func
    if isinstance(called, ast.Attribute):
        return getattr(called.value, "id", "") == "timelimits" and called.attr in ASKED
    return isinstance(called, ast.Name) and called.id in BY_DOSSIER


def test_every_question_to_the_rules_says_for_which_place():
    asked = [(path, node) for path, node in _calls() if _asks_the_rules(node)]
    assert len(asked) > 60, "the walk finds the calls"
    silent = [
        f"{Path(path).relative_to(settings.BASE_DIR)}:{node.lineno}"
        for path, node in asked
        if "office" not in {word.arg for word in node.keywords}
    ]
    assert not silent, silent


@pytest.fixture
def elsewhere(cast):
    """Every term in force is a local one in this bureau: one unit longer than in the country."""
    made = []
    for row in Rule.objects.national().filter(effective_to=None):
        if not row.is_time:
            continue
        row.pk, row.office, row.by_hand = None, cast.bureau, True
        row.value, row.statute, row.article = row.value + 1, "某省规定", "第1条"
        made.append(row)
    Rule.objects.bulk_create(made)
    return {row.key: row for row in made}


@pytest.mark.django_db
def test_every_clock_of_a_case_runs_by_the_rule_of_the_place(conduct, cast, elsewhere, time_machine):
    time_machine.move_to("2027-03-31T15:00:00+08:00", tick=False)
    story = conduct()
    story.until(C.EXECUTING)
    case = story.fresh()
    assert {"case.limit", "fine.pay", "filing.decide", "daily.recheck"} <= set(
        Clock.objects.values_list("key", flat=True)
    )
    assert not Clock.objects.exclude(rule__office=cast.bureau).exists()
    served = case.notice.served_on
    assert (served, case.notice.defence_until) == (date(2026, 9, 21), date(2026, 9, 30))  # six working days
    assert (case.decision.pay_until - case.decision.served_on).days >= 16
    notice = IssuedDocument.objects.of(case).get(type="prior_notice").context
    assert notice["rights"]["defence_term"] == "6个工作日"
    decision = IssuedDocument.objects.of(case).get(type="penalty_decision").context
    assert decision["payment"]["term"] == "16日"
    assert (decision["remedies"]["review_term"], decision["remedies"]["suit_term"]) == ("61日", "7个月")


@pytest.mark.django_db
def test_so_do_sealing_restriction_and_crime(conduct, cast, elsewhere, time_machine):
    time_machine.move_to("2027-03-31T15:00:00+08:00", tick=False)
    row = Restricting(conduct(), cast).in_force()
    assert (row.defence_until, row.document.context["plan_term"]) == (date(2026, 9, 21), "16个工作日")
    measures = Measures(conduct(), cast)
    on = date(2026, 11, 20)
    made = measures.in_force(on)
    assert made.papers("sealing_decision").get().context["term"] == "31日"
    assert Clock.objects.of(made).get(key="seal.term").due_on == date(2026, 12, 21)
    sealing_end.release_sealing(sealing=made, actor=cast.leader, release_ground="corrected", on=on)
    crime = sent(measures.story, on)
    took = {"receipt_no": "回执", "complexity": "crime.police"}
    referral.accept_referral(referral=crime, actor=cast.officer, on=on, **took)
    assert not Clock.objects.exclude(rule__office=cast.bureau).exists()


@pytest.mark.django_db
def test_another_county_keeps_the_rule_of_the_country(cast, elsewhere):
    there = CaseFactory(office=cast.outsider.office)
    clock = timelimits.start(there, "case.limit", on=date(2026, 10, 12))
    assert clock.rule.office is None and clock.rule.value == 90
    here = CaseFactory(office=cast.bureau)
    assert timelimits.start(here, "case.limit", on=date(2026, 10, 12)).rule.value == 91
