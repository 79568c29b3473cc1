"""The figures the rules count with on a day: the bureau's measure from the data file, terms of law from their table."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from bureau.timelimits.services import number
from inspections.offsite.rules import Settings

FILE = Path(__file__).parent / "data" / "detection.toml"
NOT_FIGURES = ("from", "basis", "verified")


@cache
def versions() -> tuple[dict, ...]:
    """Every version of the file, the newest first."""
    with FILE.open("rb") as source:
        found = tomllib.load(source, parse_float=Decimal)["version"]
    return tuple(sorted(found, key=lambda v: v["from"], reverse=True))


def version_on(day: date) -> dict:
    """The version in force on a day; before the first one, the first."""
    return next((v for v in versions() if v["from"] <= day), versions()[-1])


class SettingsOf:
    """`settings(day)`; terms of law are asked for once a month, since a year of days asks for them."""

    def __init__(self, office):
        self.office, self._known = office, {}

    def __call__(self, day: date) -> Settings:
        version, month = version_on(day), day.replace(day=1)
        key = (version["from"], month)
        if key not in self._known:
            figures = {k: v for k, v in version.items() if k not in NOT_FIGURES}
            figures["no_flat"] = frozenset(figures["no_flat"])
            self._known[key] = Settings(
                gap_hours=int(number("monitor.manual.gap", day, office=self.office)),
                restore_hours=int(number("monitor.restore", day, office=self.office)),
                **figures,
            )
        return self._known[key]
