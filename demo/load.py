"""Loading the whole demonstration: one transaction, so that it is there completely or not at all."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.jobs import services as jobs
from bureau.reminders import services as reminders
from demo import current, days, firms, last_year, people, situations, year_2021
from demo.bureau import Bureau
from demo.clock import Clock
from demo.diary import Diary
from inspections.services import checklist, criteria, item, positive_watch

FOUNDED = date(2021, 1, 4)
HOLD = timedelta(hours=1)  # how long the papers wait for `demo.papers` before the sweeper takes them for lost
PARTS = {
    "2021": year_2021.tell,
    "last": last_year.tell,
    "current": current.tell,
    "situations": situations.tell,
}


@transaction.atomic
def load(*, parts=tuple(PARTS), light: bool = False) -> Bureau:
    """Tells every story up to today, then reminds once. `parts` and `light` (fewer visits and cases) are for tests."""
    clock = Clock()
    diary = Diary(clock, today())
    with jobs.held_back(timezone.now() + HOLD), days.calendar_held(), clock.running():
        clock.set(FOUNDED)
        bureau = Bureau(cast=people.settle_in(diary.until), diary=diary, light=light)
        bureau.firms = firms.register_all(bureau.cast, light=light)
        checklist.load()
        item.load()
        criteria.load()
        for part in parts:
            PARTS[part](bureau)
        diary.run()
        positive_watch.watch_over()
        reminders.run()
    return bureau
