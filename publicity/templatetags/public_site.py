"""What every page of the public site shows around its content."""

from dataclasses import dataclass

from django import template
from django.core.cache import cache

from bureau.dates import today
from bureau.law.models import Organ
from bureau.record.models import DailyRoot

register = template.Library()
SECONDS = 60


@dataclass(frozen=True)
class Site:
    """The organ that runs the site and the newest root of the process record."""

    organ: Organ | None
    root: DailyRoot | None


@register.simple_tag
def public_site() -> Site:
    """Read once a minute."""
    site = cache.get("public-site")
    if site is None:
        site = Site(Organ.objects.on(today()).first(), DailyRoot.objects.first())
        cache.set("public-site", site, SECONDS)
    return site


@register.inclusion_tag("public/hit.html")
def hit(row):
    """One publication in a list: what it is, or the tombstone of what was withdrawn."""
    return {"row": row}


@register.simple_tag(takes_context=True)
def query_without(context, name: str) -> str:
    """The current address without one parameter; paging starts again."""
    parameters = context["request"].GET.copy()
    parameters.pop("cursor", None)
    parameters.pop(name, None)
    return "?" + parameters.urlencode()
