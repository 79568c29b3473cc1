"""The positive list: application, approval with public notice, listing, re-checks, removal, expiry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bureau.dates import today
from demo.days import office_day
from demo.stories.publishing import K, publish_entry
from inspections.models import PositiveListEntry
from inspections.services import objection, positive

M, R = PositiveListEntry.Mode, PositiveListEntry.ReasonIn


@dataclass(frozen=True)
class ListingTale:
    """One firm's way to the list. `stop`: applied or noticed; `removed` day and reason of a removal for a violation."""

    firm: str
    applied: date
    reason: str = R.MANAGED
    mode: str = M.PAPER
    stop: str = ""
    declined: str = ""
    removed: tuple[date, str] | None = None
    rechecks: int = 8  # how many quarters somebody looked; the next is overdue
    objection: str = ""


def tell(tale: ListingTale, cast, firms) -> Iterator[date]:
    """The steps on their days."""
    yield office_day(tale.applied)
    entry = positive.apply(
        enterprise=firms[tale.firm], office=cast.bureau, actor=cast.zhouya, reason_in=tale.reason, mode=tale.mode,
        basis="持有排污许可证或已登记，近两年无环境违法记录，污染防治设施运行稳定",
    )  # fmt: skip
    if tale.stop == "applied":
        return
    yield office_day(today() + timedelta(days=3))
    if tale.declined:
        positive.decline(entry=entry, actor=cast.tangsy, reason=tale.declined)
        return
    positive.approve(entry=entry, actor=cast.tangsy)
    if tale.objection:
        yield office_day(today() + timedelta(days=2))
        objection.receive(entry=entry, actor=cast.heq, objector="梁先生", content=tale.objection)
    if tale.stop == "noticed":
        return
    yield office_day(today() + timedelta(days=8))
    positive.enter(entry=entry, actor=cast.heq)
    entry.refresh_from_db()
    publish_entry(entry, K.POSITIVE_IN, actor=cast.heq)
    yield from _rechecks(tale, entry, cast)
    entry.refresh_from_db()
    if tale.removed and entry.state == entry.State.LISTED:
        day, reason = tale.removed
        yield office_day(max(day, today()))
        positive.remove(entry=entry, actor=cast.shenrc, reason=reason, kind_out="violation")
        entry.refresh_from_db()
        publish_entry(entry, K.POSITIVE_OUT, actor=cast.heq)


def _rechecks(tale: ListingTale, entry: PositiveListEntry, cast) -> Iterator[date]:
    """Every quarter until the firm is off the list, or nobody looks any more."""
    last = tale.removed[0] if tale.removed else entry.until
    for _ in range(tale.rechecks):
        day = office_day(entry.recheck_due_on - timedelta(days=6))
        if day >= last:
            return
        yield day
        entry.refresh_from_db()
        if entry.state != entry.State.LISTED:
            return
        positive.recheck(entry=entry, actor=cast.zhouya, note="查阅电子台账和自行监测报告")
        entry.refresh_from_db()


def expiry(cast, day: date) -> Iterator[date]:
    """The clerk notes entries whose term is over."""
    yield office_day(day)
    positive.expire_all(office=cast.bureau, actor=cast.heq)
