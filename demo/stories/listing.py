"""The positive list: application, approval with public notice, listing, removal, expiry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bureau.dates import today
from demo.days import office_day
from demo.stories.publishing import K, publish_entry
from inspections.models import PositiveListEntry
from inspections.services import positive

M, R = PositiveListEntry.Mode, PositiveListEntry.ReasonIn


@dataclass(frozen=True)
class ListingTale:
    """One firm's way to the list. `stop`: applied or noticed; `removed` the day and reason of removal."""

    firm: str
    applied: date
    reason: str = R.MANAGED
    mode: str = M.PAPER
    stop: str = ""
    declined: str = ""
    removed: tuple[date, str] | None = None


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
    if tale.stop == "noticed":
        return
    yield office_day(today() + timedelta(days=8))
    positive.enter(entry=entry, actor=cast.heq)
    entry.refresh_from_db()
    publish_entry(entry, K.POSITIVE_IN, actor=cast.heq)
    if tale.removed:
        day, reason = tale.removed
        yield office_day(max(day, today()))
        positive.remove(entry=entry, actor=cast.shenrc, reason=reason)
        entry.refresh_from_db()
        publish_entry(entry, K.POSITIVE_OUT, actor=cast.heq)


def expiry(cast, day: date) -> Iterator[date]:
    """The clerk notes entries whose term is over."""
    yield office_day(day)
    positive.expire_all(office=cast.bureau, actor=cast.heq)
