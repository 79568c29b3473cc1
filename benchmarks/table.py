"""Plain text tables that line up with Chinese in them."""

from unicodedata import east_asian_width


def width(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def show(title: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    """Prints one table; numbers to the right."""
    lines = [columns, *(tuple(str(cell) for cell in row) for row in rows)]
    wide = [max(width(line[i]) for line in lines) for i in range(len(columns))]
    print(f"\n{title}")
    for line in lines:
        cells = [_padded(cell, wide[i], left=i == 0) for i, cell in enumerate(line)]
        print("  " + "  ".join(cells).rstrip())


def _padded(cell: str, room: int, *, left: bool) -> str:
    space = " " * (room - width(cell))
    return cell + space if left else space + cell


def seconds(value: float) -> str:
    """0.42 s or 18 ms."""
    return f"{value:.2f} s" if value >= 0.1 else f"{1000 * value:.1f} ms"
