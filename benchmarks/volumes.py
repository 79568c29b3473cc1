"""A case volume in a process of its own: `python -m benchmarks.volumes folder 300 1000`.

A third of the parts are photographs of 12 megapixels, one in twenty a film that becomes a slip, the rest text papers
and scans that share out the remaining pages.
"""

import hashlib
import io
import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.timing import peak_memory


def measure(parts: int, pages: int, env: dict, folder: str) -> dict:
    """Seconds, megabytes of memory at most, pages and megabytes of a volume of about `pages` pages."""
    command = [sys.executable, "-m", "benchmarks.volumes", folder, str(parts), str(pages)]
    answer = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


def main(folder: str, count: str, pages: str) -> None:
    """Runs in the measured process."""
    import django

    django.setup()
    from bureau.documents.volume.binding import bind
    from bureau.documents.volume.parts import Front

    parts = _parts(Path(folder), int(count), int(pages))
    front = Front("某局", "行政处罚案卷", "正卷", "试验案卷", "SY-2026-0001")
    before = peak_memory()
    started = time.perf_counter()
    bound = bind(front, parts, Path(folder) / "volume.pdf")
    facts = {
        "seconds": time.perf_counter() - started,
        "before": before,
        "memory": peak_memory(),
        "pages": bound.pages,
        "megabytes": bound.size / 1024 / 1024,
    }
    print(json.dumps(facts))


def _parts(folder: Path, count: int, pages: int) -> list:
    photos, films = count // 3, count // 20
    papers = count - photos - films
    each = max(1, -(-(pages - photos - films) // papers))
    photo, paper, film = _photo(folder), _paper(folder, each), folder / "film.mp4"
    film.write_bytes(b"\0" * 5_000_000)
    sources = [(paper, "application/pdf")] * papers
    sources += [(photo, "image/jpeg")] * photos + [(film, "video/mp4")] * films
    return [_part(path, kind, number) for number, (path, kind) in enumerate(sources, start=1)]


def _part(path, kind, number):
    from bureau.documents.volume.parts import Part

    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Part(f"第{number}件材料", path, kind, digest, name=path.name, size=path.stat().st_size)


def _photo(folder: Path) -> Path:
    from PIL import Image

    path = folder / "photo.jpg"
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(path, quality=80)
    return path


def _paper(folder: Path, pages: int) -> Path:
    """Text pages, and on every fifth a scan."""
    import pikepdf

    from bureau.documents.render import pdf_of

    text = "<p>经核对危险废物管理台账，上述含油金属屑产生于机加工车间，属危险废物，未入库贮存。</p>" * 9
    one = io.BytesIO(pdf_of(f"<html><body>{text}</body></html>").content)
    scan = io.BytesIO(_scan())
    path = folder / "paper.pdf"
    with pikepdf.new() as out, pikepdf.open(one) as typed, pikepdf.open(scan) as scanned:
        for number in range(pages):
            out.pages.append((scanned if number % 5 == 4 else typed).pages[0])
        out.save(path)
    return path


def _scan() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((1240, 1754), 40).save(out, "PDF", quality=60)
    return out.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
