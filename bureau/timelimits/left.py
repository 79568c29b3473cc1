"""What is left of a clock, in the words and classes of the house. Pure: works on any object with a
clock's fields.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bureau.timelimits.workdays import ONE_DAY, workdays_within

# Terms given to the party: their end is no failure of the bureau, it opens the next step.
PARTY_TERMS = ("defence.term", "hearing.request")
NEAR_WORKDAYS = 5
NEAR_DAYS = 7


@dataclass(frozen=True)
class Left:
    """`level` is plain, near, today, over, met or off; `text` says it in words; `css` is the class
    attribute.
    """

    level: str
    text: str
    provisional: bool = False

    @property
    def css(self) -> str:
        """Class names of tokens.css."""
        names = ["clock", "" if self.level == "plain" else self.level, "prov" if self.provisional else ""]
        return " ".join(name for name in names if name)


NOT_STARTED = Left("off", "未起算")


def left_of(clock, today: date, *, now: datetime | None = None) -> Left:
    """The level and words for a clock on `today`, in the unit in which its rule counts."""
    if clock.state == "met":
        late = (clock.met_on - clock.due_on).days if clock.due_on else 0
        if late > 0 and clock.key in PARTY_TERMS:
            return Left("met", "届满")
        return Left("met", f"超期 {late} 日办毕" if late > 0 else "办毕")
    if clock.state == "cancelled":
        return Left("off", "已撤销")
    if clock.state == "stopped" or clock.due_on is None:
        return Left("off", "中止")
    if clock.due_at and now and clock.due_at - now < timedelta(hours=48):
        return _hours(clock.due_at, now)
    return _days(clock, today)


def _hours(due_at: datetime, now: datetime) -> Left:
    """Clocks that run in hours are read in hours over their last two days."""
    hours = int((due_at - now) / timedelta(hours=1))
    if now > due_at:
        past = max(1, int((now - due_at) / timedelta(hours=1)))
        return Left("over", f"超期 {past} 小时" if past < 48 else f"超期 {past // 24} 日")
    return Left("today", f"剩 {hours} 小时" if hours else "剩不足 1 小时")


def _days(clock, today: date) -> Left:
    if clock.due_on < today and clock.key in PARTY_TERMS:
        return Left("near", "已届满", clock.provisional)
    if clock.due_on < today:
        return Left("over", f"超期 {(today - clock.due_on).days} 日", clock.provisional)
    if clock.due_on == today:
        return Left("today", "今日届满", clock.provisional)
    if clock.rule.unit == "wd":
        count = workdays_within(today + ONE_DAY, clock.due_on, clock.calendar)
        return Left("near" if count <= NEAR_WORKDAYS else "plain", f"剩 {count} 个工作日", clock.provisional)
    count = (clock.due_on - today).days
    return Left("near" if count <= NEAR_DAYS else "plain", f"剩 {count} 日", clock.provisional)
