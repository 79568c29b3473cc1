"""Checklists come with the law of their time."""

from datetime import date

from django.core.management import call_command

from bureau.law.models import ViolationBasis
from inspections.models import Checklist, ChecklistItem
from inspections.models.enterprise import Industry
from inspections.services import checklist
from inspections.tests import factories as make


def test_loading_twice_adds_nothing(db, capsys):
    call_command("load_checklists")
    assert "新增 34 个版本" in capsys.readouterr().out
    assert checklist.load() == 0


def test_version_follows_the_law_of_the_day(cast):
    checklist.load()
    firm = make.EnterpriseFactory(industry="other")
    before = Checklist.objects.for_enterprise(firm, date(2026, 8, 14))
    since = Checklist.objects.for_enterprise(firm, date(2026, 8, 15))
    assert (before.key, before.version, since.version) == ("general", 1, 2)
    assert since.items.get(violation__code="hw-storage").law == "法典 第1175条第4项"
    assert before.items.get(violation__code="hw-storage").law == "固体废物法 第79条、第81条"


def test_trade_has_its_own_list(cast):
    checklist.load()
    firm = make.EnterpriseFactory(industry="livestock")
    assert Checklist.objects.for_enterprise(firm, date(2026, 11, 13)).key == "livestock"


def test_every_trade_is_asked_what_it_does_with_law_and_typed_answers(cast):
    checklist.load()
    for industry in Industry.values:
        firm = make.EnterpriseFactory.build(industry=industry)
        found = Checklist.objects.for_enterprise(firm, date(2026, 11, 13))
        own = {"other": "general"}.get(industry, industry)
        assert (found.key, found.version) == (own, 2)
        assert found.items.count() >= 5 and not found.items.filter(law="").exists()
    typed = ChecklistItem.objects.exclude(asks="verdict")
    assert set(typed.values_list("asks", flat=True)) == {"number", "choice", "words"}
    for item in typed:
        item.full_clean()
        assert (item.asks == "choice") == bool(item.options)


def _law_of(version: int) -> str:
    return Checklist.objects.get(key="general", version=version).items.get(violation__code="hw-storage").law


def test_what_is_cited_is_the_law_of_the_day_not_of_the_regime(db):
    """A register kept by hand has rows that are no longer, and rows that are not yet, law."""
    old, new = (
        ViolationBasis.objects.get(violation__code="hw-storage", regime=r, tier="") for r in ("old", "code")
    )
    for row, days in (
        (old, {"effective_from": date(2016, 11, 7), "effective_to": date(2020, 8, 31)}),
        (new, {"effective_from": date(2027, 1, 1), "effective_to": None}),
    ):
        row.pk, row.duty_articles, row.penalty_article = None, "别的法 第1条", "别的法 第2条"
        row.effective_from, row.effective_to = days["effective_from"], days["effective_to"]
        row.save()
    ViolationBasis.objects.filter(regime="code", effective_to=None, effective_from=date(2026, 8, 15)).update(
        effective_to=date(2026, 12, 31)
    )
    checklist.load()
    assert (_law_of(1), _law_of(2)) == ("固体废物法 第79条、第81条", "法典 第1175条第4项")


def test_what_the_law_of_the_day_does_not_know_is_not_asked(db):
    ViolationBasis.objects.filter(violation__code="hw-storage", regime="code").update(
        effective_from=date(2027, 1, 1)
    )
    checklist.load()
    assert (
        not Checklist.objects.get(key="general", version=2)
        .items.filter(violation__code="hw-storage")
        .exists()
    )
    assert _law_of(1)
