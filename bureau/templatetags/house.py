"""Tags every template has: icons, states, money, days, and addresses that keep the filters."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from bureau.dates import local_day
from bureau.states import css_of

register = template.Library()
# The marks of where a row of law was read, as the data files abbreviate them.
PROVENANCE = {
    "L": "法律法规库全文",
    "C": "规章公布文本的转载",
    "E": "第三方全文",
    "K": "评查细则转载",
    "P": "网页转载",
    "F": "公开文件转载",
    "M": "未见文本",
    "I": "据条文推断",
}


@register.simple_tag
def icon(name: str):
    """An icon of the sprite in `components/sprite.html`; decoration only, the word stands beside it."""
    return format_html('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def state(row, label: str = ""):
    """The state of a dossier, document or job: a square and a word."""
    return format_html(
        '<span class="state {}">{}</span>', css_of(row.state), label or row.get_state_display()
    )


@register.filter
def money(amount):
    """320,000.00; an em dash for none."""
    return "—" if amount is None else f"{amount:,.2f}"


@register.filter
def many(number):
    """A count as 1,200; an em dash for none."""
    return "—" if number is None else f"{number:,}"


@register.filter
def wan(amount):
    """Yuan as 万元, without trailing zeros: 320000 -> 32."""
    if amount is None:
        return "—"
    text = f"{amount / 10000:,.4f}".rstrip("0").rstrip(".")
    return text


@register.filter
def day(value):
    """A date or moment as 2026-11-23 in a <time>; an em dash for none."""
    if not value:
        return "—"
    value = local_day(value) if hasattr(value, "hour") else value
    return format_html('<time class="date">{}</time>', value.isoformat())


@register.filter
def moment(value):
    """A moment as 2026-11-23 14:05 in local time; an em dash for none."""
    if not value:
        return "—"
    return format_html('<time class="date">{}</time>', timezone.localtime(value).strftime("%Y-%m-%d %H:%M"))


@register.filter
def dash(value):
    """An em dash where there is nothing: a cell is never blank."""
    return "—" if value in (None, "") else value


@register.filter
def lookup(mapping, key):
    """`mapping[key]`, or None."""
    return mapping.get(key) if mapping else None


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """The current address with parameters changed (None removes one); paging starts again."""
    parameters = context["request"].GET.copy()
    parameters.pop("cursor", None)
    for name, value in changes.items():
        parameters.pop(name, None)
        if value is not None:
            parameters[name] = value
    return mark_safe("?" + parameters.urlencode().replace("&", "&amp;"))  # noqa: S308 - urlencode leaves nothing unsafe


@register.simple_tag(takes_context=True)
def query_without(context, name: str):
    """The current address without one parameter: the cross on a filter's chip."""
    return query(context, **{name: None})


@register.filter
def asked(request, name: str) -> str:
    """What the address asks for under a name; empty if nothing: filters keep what was typed."""
    return request.GET.get(name, "")


@register.filter
def provenance(source: str):
    """P:5itupu.com as 网页转载 5itupu.com; what a keeper of the law wrote stays as written; an em dash for none."""
    mark, _, host = source.partition(":")
    known = PROVENANCE.get(mark) or (PROVENANCE["F"] if mark[:1] == "F" and mark[1:].isdigit() else "")
    return f"{known} {host}".strip() if known else source or "—"
