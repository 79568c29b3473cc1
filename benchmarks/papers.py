"""Rendering a paper in a process of its own: `python -m benchmarks.papers frozen.json annual_report`.

Cold is from the start of the interpreter to the bytes of the first PDF; warm is the median of the next five.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.timing import median_of


def measure(key: str, frozen: dict, env: dict, folder: str) -> dict:
    """Cold and warm seconds, pages and kilobytes of one paper."""
    source = Path(folder) / f"{key}.json"
    source.write_text(json.dumps(frozen), encoding="utf-8")
    started = time.time()
    command = [sys.executable, "-m", "benchmarks.papers", str(source), key]
    answer = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    found = json.loads(answer.stdout.splitlines()[-1])
    return {**found, "cold": found["first_at"] - started}


def main(source: str, key: str) -> None:
    """Runs in the measured process."""
    import django

    django.setup()
    from bureau.documents import papers
    from bureau.documents.render import pdf_of

    frozen = json.loads(Path(source).read_text(encoding="utf-8"))

    def render():
        return pdf_of(papers.html_of(key, frozen))

    pdf = render()
    first_at = time.time()
    warm = median_of(render, 5)
    print(
        json.dumps(
            {"first_at": first_at, "warm": warm, "pages": pdf.pages, "kilobytes": len(pdf.content) // 1024}
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
