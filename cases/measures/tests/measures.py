"""Taking a measure as far as a test needs it."""

import pytest

from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.measures.services import sealing
from cases.measures.tests.facts import MEASURE, scene
from cases.models import Sealing
from cases.states import CaseState as C


class Measures:
    """One measure of a case under investigation, taken as far as asked."""

    def __init__(self, story, cast):
        self.story, self.cast = story, cast
        self.case = story.until(C.INVESTIGATING)
        story.add_evidence()

    def applied(self, on, **facts) -> Sealing:
        return sealing.apply_for_sealing(
            case=self.case, actor=self.cast.officer, on=on, **{**MEASURE, **facts}
        )

    def in_force(self, on, **facts) -> Sealing:
        row = sealing.approve_sealing(sealing=self.applied(on, **facts), actor=self.cast.leader, on=on)
        keeper = {"custodian": "青禾县仓储站"} if row.is_seizure else {}
        return sealing.execute_sealing(
            sealing=row, actor=self.cast.officer, **scene(on, self.cast.partner), **keeper
        )


def refused(call, *words):
    """The call is refused with these words, articles included."""
    with pytest.raises(Refused) as caught:
        call()
    said = "".join(f"{reason.text}{reason.article}" for reason in caught.value.refusals)
    assert all(word in said for word in words), said


def due(row, key="seal.term"):
    return Clock.objects.of(row).get(key=key).due_on
