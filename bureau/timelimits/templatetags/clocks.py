"""`{% clock c %}`: what is left of a clock, linked to its arithmetic. `{% clocks dossier %}`: all clocks
of a dossier.
"""

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from bureau.dates import today
from bureau.timelimits.left import NOT_STARTED
from bureau.timelimits.models import Clock

register = template.Library()


@register.simple_tag
def clock(found: Clock | None):
    """The mark of one clock: shape, words, provisional sign; 未起算 for none. One list, one calendar."""
    if not found:
        return format_html('<span class="{}">{}</span>', NOT_STARTED.css, NOT_STARTED.text)
    left = found.left(today(), now=timezone.now())
    title = f"{found.label} {found.due_on or found.get_state_display()} · {found.rule.citation}"
    url = reverse("timelimits:clock", args=[found.pk])
    return format_html('<a class="{}" href="{}" title="{}">{}</a>', left.css, url, title, left.text)


@register.inclusion_tag("timelimits/panel.html")
def clocks(dossier):
    """The clocks of one dossier with article, day and what is left; running ones first."""
    found = sorted(
        Clock.objects.of(dossier),
        key=lambda c: (c.state not in ("running", "stopped"), c.due_on or c.started_on),
    )
    return {"found": found}
