"""A county with officers enough to draw, and a stated day."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
import time_machine

from bureau.staff.models import Certificate
from bureau.staff.roles import Role
from bureau.staff.services import add_person
from inspections.services import plan as plans
from inspections.tests import factories as make

FREEZE_DAY = datetime(2026, 11, 13, 2, tzinfo=UTC)  # 10:00 in Shanghai
DRAW_DAY = datetime(2026, 11, 23, 1, tzinfo=UTC)  # 09:00


@pytest.fixture
def clock():
    """The day of the freeze; `clock.move_to(DRAW_DAY)` goes on."""
    with time_machine.travel(FREEZE_DAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def squad(cast):
    """Five certified officers."""
    people = [cast.officer, cast.partner]
    for number, name in enumerate(("赵一鸣", "许南星", "顾望舒"), start=3):
        user = add_person(
            username=f"squad{number}", name=name, office=cast.officer.office, roles=[Role.OFFICER]
        )
        Certificate.objects.create(
            user=user, number=f"QH-{number:03d}", issued_on=date(2019, 1, 1), expires_on=date(2030, 12, 31)
        )
        people.append(user)
    return people


@pytest.fixture
def county(squad):
    """A register of 8 key, 2 special and 6 general enterprises."""
    return SimpleNamespace(
        key=make.EnterpriseFactory.create_batch(8, key=True),
        special=make.EnterpriseFactory.create_batch(2, special=True),
        general=make.EnterpriseFactory.create_batch(6),
    )


@pytest.fixture
def plan(clock, cast, county):
    """A quarter's plan in draft, ready to be submitted."""
    return plans.create(
        office=cast.bureau,
        actor=cast.clerk,
        year=2026,
        quarter=4,
        take_special=1,
        public_source="指定彩票第 2026135 期开奖号",
        public_due_on=date(2026, 11, 20),
    )
