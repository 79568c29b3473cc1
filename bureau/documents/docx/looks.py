"""How each kind of paragraph looks in Word: GB/T 9704-2012 by the same names the style sheets use.

A look starts as body text; every rule whose own and surrounding tokens are all there changes it, later ones last.
Lengths in points.
"""

from dataclasses import dataclass, replace

FANG, KAI, HEI, SONG, TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
MM = 72 / 25.4
LINE = 28.95  # 22 lines in 225 mm, rounded down: Word drops a line that does not fit
WIDE = 156 * MM
RED = "E60012"


@dataclass(frozen=True)
class Look:
    """One style of the Word file. `line` exact line height, None: the page grid; `chars` first-line indent."""

    name: str = "公文正文"
    face: str = FANG
    size: float = 16
    align: str = "both"
    chars: int = 2
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float | None = None
    colour: str = ""
    keep: bool = False
    new_page: bool = False
    level: int | None = None
    tab: float | None = None
    rule: str = ""


def _rule(own, name, within="", **changes):
    return frozenset(own.split()), frozenset(within.split()), {"name": name, **changes}


_TITLE = {"face": TITLE, "size": 22, "align": "center", "chars": 0, "line": LINE, "keep": True}
_CELL = {"size": 12, "line": 19.3, "align": "left", "chars": 0}
RULES = (
    _rule("h1", "文书标题", **_TITLE),
    _rule("h1.organ", "机关名称", **_TITLE),
    _rule("h1.title", "表单标题", "body.form", after=6),
    _rule("h1.after-rule", "红头文书标题", before=LINE * 2, after=LINE, **_TITLE),
    _rule(".number", "文号", align="center", chars=0, after=LINE),
    _rule(".number", "表单文号", "body.form", align="right", size=14, after=0),
    _rule(".organ", "发文机关标志", "div.redhead", face=TITLE, size=34, colour=RED, line=36, before=96),
    _rule(".organ", "发文机关标志", "div.redhead", align="center", chars=0),
    _rule(".number", "红头文号", "div.redhead", before=LINE * 2, after=0),
    _rule(".upward", "上行文文号", "div.redhead", before=LINE * 2, align="left", chars=1, tab=WIDE - 16),
    _rule("hr", "红色分隔线", chars=0, size=2, line=4 * MM, rule=RED),
    _rule(".to", "主送机关", align="left", chars=0),
    _rule(".flush", "顶格正文", chars=0),
    _rule(".plain", "左对齐正文", align="left"),
    _rule(".lead", "引出表格的正文", keep=True),
    _rule(".l1", "一级标题", face=HEI, keep=True, level=0),
    _rule("p.l2 .whole", "二级标题", face=KAI, keep=True, level=1),
    _rule(".attach", "附件说明", align="left", chars=0, left=32, before=LINE),
    _rule("h2", "附录标题", face=HEI, chars=0, keep=True),
    _rule("h2.title", "附录大标题", after=LINE, **_TITLE),
    _rule("p", "署名", "div.sign", align="center", chars=0, left=200, line=LINE, keep=True),
    _rule("caption", "表题", face=HEI, size=14, align="center", chars=0, keep=True),
    _rule("figcaption", "图题", face=HEI, size=12, align="center", chars=0, keep=True),
    _rule("div", "图", "figure", align="center", chars=0),
    _rule("figure", "图", align="center", chars=0, size=12),
    _rule(".basis", "口径", size=10.5, line=15.6, align="left", chars=0),
    _rule("div", "版记", "div.imprint", size=14, line=22.7, chars=0, left=14, right=14, tab=WIDE - 14),
    _rule("td", "表格文字", **_CELL),
    _rule("td.c", "表格居中", align="center"),
    _rule("td.n", "表格数字", align="right"),
    _rule("th", "表头", **{**_CELL, "face": HEI, "align": "center"}),
    _rule("th", "栏目", "table.form", face=FANG),
    _rule("th", "栏目", "table.facts", face=FANG),
    _rule("p", "表格段落", "td", **{**_CELL, "align": "both", "chars": 2}),
    _rule("p.l1", "表格内标题", "td", face=HEI),
    _rule("p.by", "表格签名", "td", align="right", chars=0, before=12),
    _rule(".gap", "表间", size=6, line=12, chars=0),
    _rule("td", "签名栏", "table.signatures", size=13, line=28.3),
    _rule(".after-form", "表下注", size=12, line=20.4, chars=0, before=6),
)
BODY = Look()


def look_of(paragraph) -> Look:
    """The look of a paragraph of a paper."""
    look = BODY
    for own, within, changes in RULES:
        if own <= paragraph.tokens and within <= paragraph.around | paragraph.tokens:
            look = replace(look, **changes)
    if paragraph.size:
        look = replace(look, size=paragraph.size, name=f"{look.name} {paragraph.size:g} 磅")
    return look


def run_face(run) -> str:
    """The face of a run that stands out of its paragraph, or ""."""
    if run.tokens & {"b", ".kai"}:
        return KAI
    return HEI if run.tokens & {"strong", ".hei"} else ""
