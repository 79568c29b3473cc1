"""Measured values in templates."""

from django import template

from inspections.offsite.wording import plain

register = template.Library()


@register.filter
def measured(value):
    """A value without idle zeros; an em dash for none."""
    return "—" if value is None else plain(value)
