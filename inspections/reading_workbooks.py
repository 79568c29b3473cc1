"""Reads a workbook in a process of its own: run as a script it takes an XLSX on stdin and gives its rows on stdout.

The reader lays a sheet out in memory as a whole, some 150 MB for 100,000 rows. In a process of its own that memory goes
back to the machine at once, and a workbook made to exhaust it ends this process and no other.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LARGEST = 1 << 30  # bytes of address space
BLOCK = 500  # rows handed over at a time
END: list = []


class Broken(Exception):
    """The workbook cannot be read."""


def rows_of(source) -> tuple[int, Iterator[list]]:
    """About how many rows the first sheet has below its head, and all its rows. Raises Broken, also on the way."""
    reader = subprocess.Popen(
        [sys.executable, "-I", str(Path(__file__))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        with reader.stdin as target:
            for block in iter(lambda: source.read(1 << 20), b""):
                target.write(block)
        size, first = _next(reader), _next(reader)
    except OSError as error:
        _end(reader)
        raise Broken from error
    except Broken:
        _end(reader)
        raise
    return size, _rows(reader, first)


def _rows(reader, block) -> Iterator[list]:
    try:
        while block != END:
            yield from block
            block = _next(reader)
    finally:
        _end(reader)


def _next(reader):
    try:
        return json.loads(reader.stdout.readline())
    except ValueError as error:  # the stream has ended before its time
        raise Broken from error


def _end(reader) -> None:
    reader.kill()
    reader.stdout.close()
    reader.wait()


def main() -> None:
    """The child: a line of JSON for the size, for each block of rows and for the end; days and times as text.

    Whatever goes wrong here, the parent sees the stream end.
    """
    import io
    import resource

    from python_calamine import CalamineWorkbook

    resource.setrlimit(resource.RLIMIT_AS, (LARGEST, LARGEST))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())).get_sheet_by_index(0)
    print(max(0, sheet.height - 1))
    block: list = []
    for row in sheet.iter_rows():
        block.append(row)
        if len(block) == BLOCK:
            print(json.dumps(block, default=str))
            block = []
    if block:
        print(json.dumps(block, default=str))
    print(json.dumps(END))


if __name__ == "__main__":
    main()
