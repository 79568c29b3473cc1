"""Pages over a thousand and over a hundred thousand cases."""

from django.test import Client
from django.urls import reverse

from benchmarks import rows
from benchmarks.timing import median_of
from reports.figures import registry
from reports.links import figure_url


def _pages(cast) -> dict[str, str]:
    year = 2025
    return {
        "案件列表（在办）": reverse("cases:cases"),
        "案件列表（全部）": reverse("cases:cases") + "?view=all",
        "数字背后的列表": figure_url(registry.get("cases_filed"), year),
        "工作台": reverse("reports:home"),
        "领导看板": reverse("reports:dashboard"),
    }


def measure(cast, small: int, large: int) -> list[tuple[str, float, float]]:
    """(page, seconds at `small`, seconds at `large`), median of nine requests after one that warms up."""
    client = Client()
    client.force_login(cast.leader, backend="bureau.staff.backend.StaffBackend")
    of = rows.firms(cast, 500)
    rows.cases(cast, small, of)
    before = _times(client, cast)
    rows.cases(cast, large - small, of)
    after = _times(client, cast)
    return [(name, before[name], after[name]) for name in before]


def _times(client, cast) -> dict[str, float]:
    found = {}
    for name, url in _pages(cast).items():
        response = client.get(url)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answered {response.status_code}")
        found[name] = median_of(lambda url=url: client.get(url))
    return found
