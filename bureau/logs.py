"""What is worth a line in the log."""

import logging


class RealFailures(logging.Filter):
    """Drops lines about answers that are no failures: /health saying 503, refusals (409), slips (404, 422)."""

    def filter(self, record) -> bool:
        status = getattr(record, "status_code", 0)
        return (status >= 500 and "/health" not in record.getMessage()) or status in (0, 403)
