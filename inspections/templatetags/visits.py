"""`{% term task %}`: what is left of a visit's term."""

from django import template
from django.utils.html import format_html

from bureau.dates import today

register = template.Library()


@register.simple_tag
def term(task):
    """The mark of a visit's term; not a statutory clock, so without article."""
    left = task.left(today())
    return format_html('<span class="{}">{}</span>', left.css, left.text)
