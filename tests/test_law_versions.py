"""Across rooms: a running case keeps the version of the law it was built on, whatever the register does later."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from bureau.kept import is_used
from bureau.law import services as law
from bureau.law.models import Violation, ViolationBasis
from bureau.law.services import keeping
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Rule
from cases.decision.thresholds import offers_hearing
from cases.tests.factories import CaseFactory, ProposalFactory


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def keeper(cast):
    cast.clerk.keeps_law = True
    cast.clerk.save()
    return cast.clerk


def _next(row, first: date, **values):
    new = type(row).objects.get(pk=row.pk)
    new.pk, new.effective_from, new.effective_to = None, first, None
    new._state.adding = True
    for name, value in values.items():
        setattr(new, name, value)
    return new


def test_a_running_case_keeps_its_penalty_basis(cast, keeper):
    proposal = ProposalFactory(case=CaseFactory())
    used = proposal.basis
    assert is_used(used)
    new = _next(used, date(2026, 11, 24), fine_max=Decimal(900_000))
    keeping.new_version(of=used, row=new, actor=keeper, reason="法律修改")
    proposal.refresh_from_db()
    assert (proposal.basis_id, proposal.basis.fine_max) == (used.pk, used.fine_max)
    assert proposal.basis.range().high != new.fine_max
    assert law.basis(used.violation, date(2026, 11, 24)) == new
    with pytest.raises(ProtectedError):
        used.delete()


def test_a_basis_in_use_is_not_corrected_even_before_its_first_day(cast, keeper):
    case = CaseFactory()
    used = law.basis(case.violation, date(2026, 11, 20))
    coming = keeping.new_version(
        of=used, row=_next(used, date(2027, 1, 1)), actor=keeper, reason="已公布未施行"
    )
    assert keeping.may_correct(coming)
    ProposalFactory(case=case, basis=coming)
    coming.fine_max = Decimal(1_000_000)
    with pytest.raises(ValidationError, match="已被使用"):
        keeping.correct(row=coming, actor=keeper, reason="笔误")
    assert ViolationBasis.objects.get(pk=coming.pk).fine_max == used.fine_max


def test_a_violation_used_by_a_case_keeps_its_name(cast, keeper):
    violation = CaseFactory().violation
    violation.name = "另一名称"
    with pytest.raises(ValidationError, match="已被使用"):
        keeping.correct(row=violation, actor=keeper, reason="改名")
    assert Violation.objects.get(pk=violation.pk).name != "另一名称"


def test_a_clock_of_a_case_keeps_its_rule_when_a_local_one_is_entered(cast, keeper):
    case = CaseFactory()
    clock = timelimits.start(case, "publish.penalty", on=date(2026, 11, 20))
    national = clock.rule
    place = case.office
    values = {
        "office": place,
        "value": Decimal(3),
        "statute": "某省条例",
        "article": "第5条",
        "source": "省政府令",
    }
    local = keeping.add(row=_next(national, date(2026, 11, 1), **values), actor=keeper, reason="省规定较短")
    clock.refresh_from_db()
    assert (clock.rule, clock.due_on) == (national, date(2026, 12, 1))
    assert timelimits.rule("publish.penalty", date(2026, 11, 23), office=place) == local
    assert not keeping.may_correct(Rule.objects.get(pk=national.pk))


def test_a_local_hearing_threshold_holds_for_the_cases_of_its_place(cast, keeper):
    """办法（令 30）第89条: the local rule prevails from its day."""
    case = CaseFactory()
    ProposalFactory(case=case, fine=Decimal(120_000))
    national = Rule.objects.get(key="hearing.amount.entity", effective_to=None)
    values = {
        "office": case.office,
        "value": Decimal(100_000),
        "statute": "某省听证规定",
        "source": "省政府令",
    }
    keeping.add(row=_next(national, date(2026, 11, 20), **values), actor=keeper, reason="省规定")
    assert not offers_hearing(case, date(2026, 11, 19))
    assert offers_hearing(case, date(2026, 11, 20))
