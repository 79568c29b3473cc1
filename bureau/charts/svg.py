"""The few SVG elements charts are made of. Attributes and classes only: the page's policy allows no style attribute."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from bureau.charts.palette import STYLES

FONT = "PingFang SC,Microsoft YaHei,Noto Sans CJK SC,WenQuanYi Micro Hei,sans-serif"


def number(value: float) -> str:
    """A coordinate without superfluous digits."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def element(name: str, css: str = "", content="", **attributes) -> SafeString:
    """One element with the look of `css`, both as class and as literal attributes."""
    looks = {**STYLES[css], **{key.replace("_", "-"): value for key, value in attributes.items()}}
    if css:
        looks["class"] = css
    pairs = format_html_join(
        "", ' {}="{}"', ((k, number(v) if isinstance(v, float) else v) for k, v in looks.items())
    )
    return format_html("<{}{}>{}</{}>", name, pairs, content, name)


def text(x: float, y: float, words, css: str = "", anchor: str = "start") -> SafeString:
    """A label of 12 px."""
    return element("text", css, words, x=float(x), y=float(y), font_size="12", text_anchor=anchor)


def rect(x: float, y: float, width: float, height: float, css: str) -> SafeString:
    """A bar or box."""
    return element(
        "rect", css, x=float(x), y=float(y), width=float(max(0, width)), height=float(max(0, height))
    )


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> SafeString:
    """A straight line, such as a line of the grid."""
    return element("path", css, d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")


def polyline(points, css: str) -> SafeString:
    """A line through points."""
    return element("polyline", css, points=" ".join(f"{number(x)},{number(y)}" for x, y in points))


def dot(x: float, y: float, css: str) -> SafeString:
    """A mark on a line."""
    return element("circle", css, cx=float(x), cy=float(y), r="4")


def link(url: str, label: str, content) -> SafeString:
    """A mark that opens the rows behind it; without an address (on paper) the mark alone."""
    return format_html('<a href="{}" aria-label="{}">{}</a>', url, label, content) if url else content


def join(parts) -> SafeString:
    """Several elements as one."""
    return mark_safe("".join(parts))  # noqa: S308 - every part comes from the functions above


def frame(width: int, height: int, label: str, parts) -> SafeString:
    """The svg element: as wide as its panel so that 12 px stay 12 px; one sentence for those who cannot see it.

    A picture of links is a group: what stands inside an `img` is hidden from those who listen to the page.
    """
    content = join(parts)
    return format_html(
        '<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="{}"'
        ' aria-label="{}" font-family="{}">{}</svg>',
        width,
        height,
        width,
        height,
        "group" if "<a " in content else "img",
        label,
        FONT,
        content,
    )
