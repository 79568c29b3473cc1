"""The rooms at the left. Each app's `nav.py` registers its own; the floor only draws them."""

from collections.abc import Callable
from dataclasses import dataclass

SECTIONS = ("", "案件", "检查", "公开与普法", "报告", "依据")


@dataclass(frozen=True)
class Item:
    """One line of the navigation. `count(user)` gives the rows to be counted for the person looking: a queryset, or
    several; all lines are counted in one query.
    """

    section: str
    label: str
    url_name: str
    icon: str
    roles: tuple[str, ...]
    order: int = 50
    count: Callable | None = None
    also: tuple[str, ...] = ()  # pages of this room whose addresses begin otherwise
    phone: bool = False  # also in the five tabs at the foot of a phone


_items: list[Item] = []


def register(*items: Item) -> None:
    """Adds lines to the navigation."""
    for item in items:
        assert item.section in SECTIONS, item.section
        _items.append(item)


def items_for(user) -> list[Item]:
    """The lines a person may open, in order."""
    mine = (item for item in _items if user.has_role(*item.roles))
    return sorted(mine, key=lambda item: (SECTIONS.index(item.section), item.order))
