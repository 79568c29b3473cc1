"""What is worth a line in the log, and what is never written there."""

import logging
import re

_KEY_IN_ADDRESS = re.compile(r"(?<=/)[A-Za-z0-9_-]{32,}")


class Line(logging.Formatter):
    """A line without the keys that stand in addresses: one-time links, visit codes, calendar feeds.

    A log is read, copied and kept by more people than a key was given to.
    """

    def format(self, record) -> str:
        return _KEY_IN_ADDRESS.sub("…", super().format(record))


class RealFailures(logging.Filter):
    """Drops lines about answers that are no failures: /health saying 503, refusals (409), slips (404, 422)."""

    def filter(self, record) -> bool:
        status = getattr(record, "status_code", 0)
        return (status >= 500 and "/health" not in record.getMessage()) or status in (0, 403)
