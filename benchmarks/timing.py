"""A stopwatch."""

import statistics
import time


def median_of(act, times: int = 9) -> float:
    """The median of several runs, in seconds."""
    return statistics.median(once(act) for _ in range(times))


def once(act) -> float:
    """One run, in seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
