"""All figures by key, in the order in which they are shown."""

from reports.figures.definition import GROUPS, Figure

_figures: dict[str, Figure] = {}


class UnknownFigure(KeyError):
    """No figure has this key."""


def register(*figures: Figure) -> None:
    """Adds definitions; a key means one thing only."""
    for figure in figures:
        if figure.key in _figures:
            raise ValueError(f"two figures called {figure.key}")
        if figure.group not in GROUPS:
            raise ValueError(f"unknown group {figure.group}")
        _figures[figure.key] = figure


def get(key: str) -> Figure:
    """The figure of a key. Raises UnknownFigure."""
    try:
        return _figures[key]
    except KeyError:
        raise UnknownFigure(key) from None


def every() -> list[Figure]:
    """All figures, group by group."""
    return sorted(_figures.values(), key=lambda f: GROUPS.index(f.group))


def grouped() -> list[tuple[str, list[Figure]]]:
    """(group, figures) for pages and the annex."""
    return [(name, found) for name in GROUPS if (found := [f for f in every() if f.group == name])]
