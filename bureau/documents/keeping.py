"""Files made once and kept for good: each room says how its own are checked, `verify_documents` asks all of them."""

from collections.abc import Callable, Iterable

_kept: dict[str, Callable[[], Iterable[str]]] = {}


def keep(label: str, faults: Callable[[], Iterable[str]]) -> None:
    """Registers a check: `faults()` yields for every file what is wrong with it, or ""."""
    if label in _kept:
        raise ValueError(f"two checks called {label}")
    _kept[label] = faults


def all_kept() -> dict[str, Callable[[], Iterable[str]]]:
    """Every check by what it checks."""
    return dict(_kept)
