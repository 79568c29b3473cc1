"""One officer is in one place at a time: records made in the system and those written by hand (办法 第28条)."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from bureau.workflow import Refusal, Refused
from cases.investigation.record_kinds import RECORD_KINDS
from cases.models import Evidence

ARTICLE = "办法（令 30）第28条"


@dataclass(frozen=True)
class Sitting:
    """Two officers making one record: `row` is a record of the system, or the evidence a handwritten one became."""

    row: object
    label: str
    officers: tuple
    started_at: datetime
    ended_at: datetime

    @property
    def people(self) -> set[int]:
        """Who sits."""
        return {person.pk for person in self.officers}


def check_times(started_at: datetime, ended_at: datetime) -> None:
    """A record has an hour of beginning and a later one of end, both past. Raises ValidationError."""
    if ended_at <= started_at:
        raise ValidationError({"ended_at": "结束时间须晚于开始时间。请核对。"})
    if ended_at > timezone.now():
        raise ValidationError({"ended_at": "结束时间还没有到。请在结束后登记。"})


def of_record(kind, row) -> Sitting:
    """A record of the system."""
    return Sitting(row, kind.label, (row.officer_a, row.officer_b), row.started_at, row.ended_at)


def of_evidence(item: Evidence) -> Sitting:
    """A handwritten record in the file."""
    officers = (item.collected_by, item.second_collector)
    return Sitting(item, f"手写的“{item.title}”", officers, item.started_at, item.ended_at)


def overlapping(mine: Sitting) -> list[Sitting]:
    """Sittings of either officer, in any case, that share a moment with this one; touching ends do not."""
    moment = {"started_at__lt": mine.ended_at, "ended_at__gt": mine.started_at}
    found = []
    for kind in RECORD_KINDS.values():
        if kind.exclusive:
            rows = kind.model.objects.filter(**moment).select_related("officer_a", "officer_b", "case")
            found += [of_record(kind, row) for row in rows]
    rows = Evidence.objects.usable().filter(**moment)
    found += [of_evidence(item) for item in rows.select_related("collected_by", "second_collector", "case")]
    return [other for other in found if other.row != mine.row and other.people & mine.people]


def refuse_overlap(mine: Sitting, act: str) -> None:
    """Raises Refused naming every other record that stands in the way of `act`."""
    reasons = []
    for other in overlapping(mine):
        names = "、".join(sorted(p.name for p in other.officers if p.pk in mine.people))
        begin, end = timezone.localtime(other.started_at), timezone.localtime(other.ended_at)
        where = "本案" if other.row.case_id == mine.row.case_id else "另一案件"
        reasons.append(
            Refusal(
                f"{names} {begin:%m-%d %H:%M}–{end:%H:%M} 正在制作{where}的{other.label}，"
                "同一时间不能再制作笔录。请核对起止时间或改由其他人员制作。",
                ARTICLE,
            )
        )
    if reasons:
        raise Refused(act, reasons)
