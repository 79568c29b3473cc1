"""Cover, catalogue, numbered pages and backing sheet into one file, with bookmarks and page labels.

One part is in memory at a time, and at most GROUP part files are open together, so the memory needed does not grow
with the volume (benchmarks: 300 parts, 1,000 pages).
"""

import hashlib
import io
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from bureau.documents.volume import sheets
from bureau.documents.volume.pages import Numbers, place
from bureau.documents.volume.parts import Bound

GROUP = 40
READ = pikepdf.AccessMode.stream  # mapped files would stand in memory whole
COMPACT = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "deterministic_id": True}


def bind(front, parts, target: Path, *, progress=lambda percent, note: None) -> Bound:
    """Writes the volume of `parts` to `target`. The same parts give the same bytes.

    `progress(percent, note)` is called as parts come in. Raises RenderError where this machine cannot set pages, and
    ValueError for a volume of nothing.
    """
    if not parts:
        raise ValueError("a volume holds at least one part")
    with tempfile.TemporaryDirectory(prefix="volume-", dir=Path(target).parent) as folder:
        placed, files = _place_all(parts, Path(folder), progress)
        progress(85, "编制目录")
        pages = placed[-1].last
        before = [sheets.cover(front, placed, pages), sheets.catalogue(front, placed)]
        after = sheets.backing(front, placed, pages)
        files = _grouped(files, Path(folder))
        count = _bind(front, placed, before, files, after, target, progress)
    with open(target, "rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    return Bound(pages, count, digest, Path(target).stat().st_size, placed)


def _place_all(parts, folder, progress):
    placed, files, numbers, first = [], [], Numbers(), 1
    try:
        for index, part in enumerate(parts):
            file = folder / f"part-{index}.pdf"
            placed.append(place(part, first, file, numbers))
            files.append(file)
            first = placed[-1].last + 1
            progress(80 * (index + 1) // len(parts), f"第 {index + 1} 件，共 {len(parts)} 件")
    finally:
        numbers.close()
    return placed, files


def _grouped(files, folder) -> list:
    """The same pages in fewer files."""
    grouped = []
    for start in range(0, len(files), GROUP):
        target = folder / f"group-{start}.pdf"
        with pikepdf.new() as out:
            _append(out, files[start : start + GROUP])
            out.save(target, **COMPACT)
        grouped.append(target)
        for file in files[start : start + GROUP]:
            file.unlink()
    return grouped


def _append(out, sources) -> None:
    for source in sources:
        with pikepdf.open(source, access_mode=READ) as opened:
            out.pages.extend(opened.pages)


def _bind(front, placed, before, files, after, target, progress) -> int:
    with ExitStack() as stack, pikepdf.new() as out:
        opened = [stack.enter_context(pikepdf.open(io.BytesIO(sheet))) for sheet in before]
        lead = sum(len(sheet.pages) for sheet in opened)
        opened += [stack.enter_context(pikepdf.open(file, access_mode=READ)) for file in files]
        opened.append(stack.enter_context(pikepdf.open(io.BytesIO(after))))
        for source in opened:
            out.pages.extend(source.pages)
        _bookmarks(out, placed, lead)
        _labels(out, lead, placed[-1].last)
        _describe(out, front)
        progress(95, "写入文件")
        out.save(target, **COMPACT)
        return len(out.pages)


def _bookmarks(out, placed, lead) -> None:
    with out.open_outline() as outline:
        outline.root.append(OutlineItem("案卷封面", 0))
        outline.root.append(OutlineItem("卷内目录", 1))
        for number, one in enumerate(placed, start=1):
            words = f"{number}　{one.part.title}　{one.part.number}".rstrip("　")
            outline.root.append(OutlineItem(words, lead + one.first - 1))
        outline.root.append(OutlineItem("卷内备考表", lead + placed[-1].last))


def _labels(out, lead, pages) -> None:
    """A reader program shows the numbers that stand on the pages; cover and lists have words instead."""
    words = (
        (0, Dictionary(P=String("封面"))),
        (1, Dictionary(P=String("目录-"), S=Name.D)),
        (lead, Dictionary(S=Name.D)),
        (lead + pages, Dictionary(P=String("备考表"))),
    )
    out.Root.PageLabels = Dictionary(Nums=Array([part for pair in words for part in pair]))


def _describe(out, front) -> None:
    out.docinfo["/Title"] = f"{front.title}（{front.half}）{front.number}"
    out.docinfo["/Author"] = front.organ
    out.Root.PageMode = Name.UseOutlines
    out.Root.Lang = String("zh-CN")
