"""One diary for all stories: what happened on a day is entered on that day, story beside story, in the order of days.

A story is a generator. It yields the day of its next step and goes on when that day has come; days after the last day
of the diary never come. So numbers of papers run with their dates, and a story told today stops where it would be.
"""

import heapq
from collections.abc import Iterator
from datetime import date
from itertools import count

from demo.clock import Clock

Story = Iterator[date]


class Diary:
    """Runs stories day by day up to `until`, with the clock set to each day."""

    def __init__(self, clock: Clock, until: date):
        self._clock, self.until = clock, until
        self._heap: list[tuple[date, int, Story]] = []
        self._order = count()

    def tell(self, story: Story, *, since: date = date.min) -> None:
        """Takes in a story: runs it to the first day it waits for."""
        self._wait(story, since)

    def run(self) -> None:
        """Turns the pages to the last day."""
        while self._heap:
            day, _, story = heapq.heappop(self._heap)
            self._clock.set(day)
            self._wait(story, day)

    def _wait(self, story: Story, today: date) -> None:
        day = next(story, None)
        if day is None:
            return
        day = max(day, today)
        if day <= self.until:
            heapq.heappush(self._heap, (day, next(self._order), story))
