"""Figures and annual reports in the global search."""

from bureau.dates import today
from bureau.search import Hit, Source, register
from bureau.staff.roles import STAFF
from reports.figures import registry
from reports.links import figure_url
from reports.models import AnnualReport


def _figures(user, text, limit):
    found = [f for f in registry.every() if text in f.label or text == f.key]
    return [Hit(f.label, figure_url(f, today().year), f.basis) for f in found[:limit]]


def _reports(user, text, limit):
    rows = AnnualReport.objects.visible_to(user).filter(office__path=user.scope_path)
    return [
        Hit(r.title, r.get_absolute_url(), r.get_state_display())
        for r in rows
        if text in r.title or text in str(r.year)
    ][:limit]


register(Source("数字", STAFF, _figures))
register(Source("年度报告", STAFF, _reports))
