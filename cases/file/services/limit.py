"""The limit of the case (办案期限): extensions and excluded time (办法 第57条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.timelimits import services as timelimits
from cases.clocks import alive_clock
from cases.models import Case
from cases.workflow import CASES


@transaction.atomic
def extend_limit(*, case: Case, actor, reason: str, discussion: str = "", on: date | None = None) -> Case:
    """30 days by the head, 30 more by collective discussion (办法 第57条), of which `discussion` tells.

    Raises ValidationError for a second extension without it: nor is a form sent twice a second extension.
    """
    on = on or today()
    data = {"discussion": discussion.strip()}
    with CASES.step(case, "extend_limit", actor=actor, on=on, note=reason, data=data) as row:
        clock = alive_clock(row, "case.limit")
        if clock and clock.extensions.exists() and not discussion.strip():
            text = "已延长过一次。再次延长须经负责人集体讨论，请写明时间、参加人员和结论（办法 第57条）。"
            raise ValidationError({"discussion": text})
        timelimits.extend(row, "case.limit", on=on, reason=reason, by=actor)
    return row


@transaction.atomic
def exclude_time(*, case: Case, actor, first: date, last: date, reason: str) -> Case:
    """Testing, appraisal, public notice and the like do not count, once they are over (办法 第57条)."""
    if last > today():
        raise ValidationError({"last": f"{last} 还没有到。期间结束后再扣除，或更正日期。"})
    with CASES.step(
        case, "exclude_time", actor=actor, data={"first": first, "last": last}, note=reason
    ) as row:
        timelimits.exclude(row, "case.limit", first=first, last=last, reason=reason)
    return row
