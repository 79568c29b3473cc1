from datetime import date

import pytest
import time_machine

from cases.intake.services import clue as clues
from cases.intake.services import complaint as complaints

DAY = "2026-11-23"


@pytest.fixture(autouse=True)
def late_november():
    """Every story of this stage is told on one day."""
    with time_machine.travel(f"{DAY}T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def make_complaint(cast):
    """Registers a complaint with a reporter."""

    def make(**facts):
        facts = {
            "channel": "hotline",
            "received_on": date(2026, 11, 16),
            "subject": "青禾县禾润纺织印染有限公司",
            "place": "城关镇清波路18号",
            "content": "夜间排放黑烟，气味刺鼻。",
            "reporter": "陶女士",
            "reporter_phone": "0000-7700123",
            **facts,
        }
        return complaints.register_complaint(actor=cast.clerk, office=cast.bureau, **facts)

    return make


@pytest.fixture
def make_clue(cast):
    """Registers a clue."""

    def make(**facts):
        facts = {
            "source": "patrol",
            "received_on": date(2026, 11, 20),
            "content": "巡查发现夜间排放黑烟，气味刺鼻。",
            "place": "城关镇清波路18号",
            "party_name": "青禾县禾润纺织印染有限公司",
            "party_kind": "entity",
            **facts,
        }
        return clues.register_clue(actor=cast.officer, office=cast.bureau, **facts)

    return make
