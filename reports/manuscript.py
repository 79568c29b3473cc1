"""Reading a section's text: plain words, figures as {{key}}, and sentences that depend on whether a figure is zero.

    全年立案 {{cases_filed}}。〔有 sealings〕实施查封 {{sealings}}。〔无〕没有采取查封措施。〔止〕

Nobody types a figure: a token names a definition, and an unknown name is an error that says where it stands.
Conditions may stand inside conditions.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from reports.figures import registry

DEFAULT = Path(__file__).parent / "data" / "manuscript.toml"
_MARK = re.compile(
    r"\{\{\s*(?P<figure>[^{}\n]*?)\s*\}\}|〔有 ?(?P<when>[^〕\n]*)〕|(?P<otherwise>〔无〕)|(?P<end>〔止〕)"
)


@dataclass(frozen=True)
class Piece:
    """A run of plain text, or one figure."""

    text: str
    key: str = ""


@dataclass
class _Choice:
    """A condition: what stands if the figure is not zero, and what if it is."""

    key: str
    place: str
    some: list = field(default_factory=list)
    none: list = field(default_factory=list)
    in_none: bool = False

    @property
    def open_side(self) -> list:
        return self.none if self.in_none else self.some


class _Reader:
    """Builds the tree of a text and notes what is wrong with it."""

    def __init__(self, text: str):
        self.root: list = []
        self.stack: list[_Choice] = []
        self.keys: list[str] = []
        self.faults: list[str] = []
        end = 0
        for mark in _MARK.finditer(text):
            self._plain(text[end : mark.start()])
            self._mark(mark, f"第 {text.count(chr(10), 0, mark.start()) + 1} 段")
            end = mark.end()
        self._plain(text[end:])
        for choice in self.stack:
            self.faults.append(f"{choice.place}的条件句〔有 {choice.key}〕没有写〔止〕。请在句末补上。")

    @property
    def _here(self) -> list:
        return self.stack[-1].open_side if self.stack else self.root

    def _plain(self, words: str) -> None:
        if "{{" in words or "}}" in words:
            self.faults.append("有没有成对的双花括号。数字写作 {{代号}}，请从“插入数字”中选取。")
        if words:
            self._here.append(Piece(words))

    def _mark(self, mark, place: str) -> None:
        if mark["figure"] is not None:
            self.keys.append(mark["figure"])
            self._here.append(Piece(mark[0], mark["figure"]))
        elif mark["when"] is not None:
            self.keys.append(mark["when"])
            choice = _Choice(mark["when"], place)
            self._here.append(choice)
            self.stack.append(choice)
        elif not self.stack:
            self.faults.append(f"{place}的{mark[0]}前面没有〔有 代号〕。请补上，或删去{mark[0]}。")
        elif mark["end"]:
            self.stack.pop()
        elif self.stack[-1].in_none:
            self.faults.append(f"{place}的条件句有两个〔无〕。请删去一个。")
        else:
            self.stack[-1].in_none = True


def keys_in(text: str) -> list[str]:
    """Every figure a text names, in order of appearance, each once."""
    return list(dict.fromkeys(_Reader(text).keys))


def faults(text: str) -> list[str]:
    """What is wrong with the tokens of a text, in sentences a clerk can act on; empty if nothing."""
    reader = _Reader(text)
    found = []
    for key in dict.fromkeys(reader.keys):
        try:
            registry.get(key)
        except registry.UnknownFigure:
            near = _nearest(key)
            found.append(
                f"没有代号为“{key}”的数字。{f'是否为“{near}”？' if near else ''}请从“插入数字”中选取。"
            )
    return found + reader.faults


def _nearest(key: str) -> str:
    by_name = [f.key for f in registry.every() if f.label == key]
    if by_name:
        return by_name[0]
    stem = key.split("_")[0]
    return next((f.key for f in registry.every() if stem and f.key.startswith(stem)), "")


def paragraphs(text: str, is_zero) -> list[list[Piece]]:
    """The paragraphs of a text with its conditions decided; `is_zero(key)`: the figure is zero or unknown."""
    lines: list[list[Piece]] = [[]]
    for piece in _decided(_Reader(text).root, is_zero):
        if piece.key:
            lines[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first))
        lines += [[Piece(words)] for words in others]
    trimmed = [[p for p in line if p.key or p.text.strip()] for line in lines]
    return [line for line in trimmed if line]


def _decided(nodes, is_zero):
    for node in nodes:
        if isinstance(node, _Choice):
            yield from _decided(node.none if is_zero(node.key) else node.some, is_zero)
        else:
            yield node


def length(text: str) -> int:
    """How much is written: characters other than space and syntax, a figure counting as two."""
    return len(re.sub(r"\s", "", _MARK.sub(lambda m: "数字" if m["figure"] is not None else "", text)))


def default_sections(year: int) -> list[dict]:
    """The manuscript a new report starts with: key, part, order, heading, text."""
    data = tomllib.loads(DEFAULT.read_text(encoding="utf-8"))
    return [
        {name: _dated(value, year) if isinstance(value, str) else value for name, value in section.items()}
        for section in data["section"]
    ]


def _dated(text: str, year: int) -> str:
    return text.replace("【次年】", str(year + 1)).replace("【年】", str(year)).strip()
