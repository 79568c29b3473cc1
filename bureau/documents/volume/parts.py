"""What goes into a volume, and where it came to stand."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

IMAGES = ("image/jpeg", "image/png")
PDF = "application/pdf"


@dataclass(frozen=True)
class Part:
    """One piece of a volume: its line in the catalogue and the file it is made of.

    `facts` stand below a photograph or on the slip of what cannot be printed (taken, place, by); `kept` says where
    the original lies. A file whose SHA-256 is not `sha256` does not go in.
    """

    title: str
    path: Path | None = None
    content_type: str = PDF
    sha256: str = ""
    number: str = ""
    on: date | None = None
    author: str = ""
    name: str = ""
    size: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    kept: str = ""
    note: str = ""


@dataclass(frozen=True)
class Front:
    """What cover and backing sheet say: `facts` rows of one or two (label, value), `people` who made and checked it."""

    organ: str
    heading: str  # 行政处罚案卷
    half: str  # 正卷, 副卷
    title: str
    number: str  # 档号
    facts: tuple = ()
    remarks: str = ""
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Placed:
    """A part in its place. `slip` is the reason why a slip stands for it, "" where its pages are there."""

    part: Part
    first: int
    last: int
    slip: str = ""

    @property
    def pages(self) -> str:
        """As the catalogue writes it: 3, or 3-7."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True)
class Bound:
    """A finished volume: numbered pages, all sheets with cover and lists, digest of the file, places of the parts."""

    pages: int
    sheets: int
    sha256: str
    size: int
    places: list[Placed] = field(default_factory=list)
