"""Checklists come with the law of their time."""

from datetime import date

from django.core.management import call_command

from inspections.models import Checklist
from inspections.services import checklist
from inspections.tests import factories as make


def test_loading_twice_adds_nothing(db, capsys):
    call_command("load_checklists")
    assert "新增 6 个版本" in capsys.readouterr().out
    assert checklist.load() == 0


def test_version_follows_the_law_of_the_day(cast):
    checklist.load()
    firm = make.EnterpriseFactory(industry="textile")
    before = Checklist.objects.for_enterprise(firm, date(2026, 8, 14))
    since = Checklist.objects.for_enterprise(firm, date(2026, 8, 15))
    assert (before.key, before.version, since.version) == ("general", 1, 2)
    assert since.items.get(violation__code="hw-storage").law == "法典 第1175条第4项"
    assert before.items.get(violation__code="hw-storage").law == "固体废物法 第79条、第81条"


def test_trade_has_its_own_list(cast):
    checklist.load()
    firm = make.EnterpriseFactory(industry="livestock")
    assert Checklist.objects.for_enterprise(firm, date(2026, 11, 13)).key == "livestock"
