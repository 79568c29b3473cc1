"""What papers need beyond Django's filters. Everything that is a rule of writing lives in chinese.py and outline.py."""

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from bureau.documents import chinese, outline

register = template.Library()

register.filter("cnarticle", chinese.article)
register.filter("numeral", chinese.numeral)
register.filter("yuan", chinese.yuan)
register.filter("wan", chinese.wan)
register.filter("capital", chinese.capital)
register.filter("paragraphs", outline.paragraphs)

# The mark of the issuing organ is 34 pt high and as wide as the type area allows (442 pt).
MARK_PT = 34
TYPE_AREA_PT = 442


@register.filter
def cndate(day):
    """2026年11月23日; text (an unknown or described time) passes unchanged, so that a form may state it."""
    return day if isinstance(day, str) else chinese.date_text(day)


@register.filter
def lines(text):
    """The non-empty lines of a text, stripped."""
    return [line.strip() for line in str(text).splitlines() if line.strip()]


@register.filter
def in_pairs(items):
    """A list in twos: the rows of a two-column block."""
    return [items[i : i + 2] for i in range(0, len(items), 2)]


@register.filter
def with_columns(cells, columns):
    """Cells of a list row with the alignment of their column."""
    return [{"value": cell, "align": column["align"]} for cell, column in zip(cells, columns, strict=True)]


@register.simple_tag
def qr(text):
    """QR code of `text` as inline SVG without a quiet zone (the paper around it is white)."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(border=0, omitsize=True, lineclass=None, svgclass="qr")
    return mark_safe(svg)  # noqa: S308 - segno draws squares, the text is not in it


@register.simple_tag
def mark_size(name):
    """Style attribute that makes the mark of an organ with a long name fit the type area."""
    size = min(MARK_PT, int(TYPE_AREA_PT / max(len(name), 1)))
    return format_html('style="font-size: {}pt"', size)
