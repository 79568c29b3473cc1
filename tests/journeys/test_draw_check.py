"""Server, offline program and browser give one verdict on a record, whoever tampered with it and sealed it anew."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from inspections import draw as lots
from inspections.tests.test_draw_arithmetic import make_pool, make_record

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><meta charset="utf-8"><div id="check" data-record="/record.json">
<button type="button" data-run hidden>复算</button><p data-plain></p><ul data-answers></ul></div>
<script src="/draw-check.js"></script>"""
SITE = "http://localhost:1"  # answered below; a name that browsers take for a safe connection


def _pool():
    pool = make_pool(
        recusals={("QH-001", "K0001"), ("QH-002", "K0001")},
        past_pairs={"K0002": ("QH-000", "QH-003")},
        last_pair=("QH-002", "QH-004"),
    )
    rare = (
        "𠮷野家",
        "ﬁ 豈 \u2028<b>&amp;</b>",
        "龘" * 30,
        '"\\',
    )  # beyond the first plane, and what JSON escapes
    pool.candidates += [lots.Candidate(f"G9{n}", "general", name, "L") for n, name in enumerate(rare)]
    pool.excluded = [lots.Excluded("𠮷", "甲", "停产"), lots.Excluded("ﬀ", "乙", "注销")]
    return pool


def _swapped(record: dict) -> dict:
    """Two lines of the pool change places; everything that follows is computed anew."""
    lines = record["pool"].split("\n")
    lines[6], lines[7] = lines[7], lines[6]
    return _anew({**record, "pool": "\n".join(lines)})


def _anew(record: dict) -> dict:
    """Digest, seed and results that follow from the changed pool: what someone would do to hide the change."""
    digest = hashlib.sha256(record["pool"].encode()).hexdigest()
    seed = lots.seed_of(
        digest, record["commitment"], record["secret"], record["public_value"], record["number"]
    )
    return {**record, "pool_digest": digest, "seed": seed}


def _results(record: dict, act) -> dict:
    """The results changed."""
    found = json.loads(json.dumps(record))
    act(found["results"])
    return found


LIES = {
    "nothing": lambda r: r,
    "an officer": lambda r: _results(r, lambda rows: rows[0]["officers"].reverse()),
    "a ticket": lambda r: _results(r, lambda rows: rows[1].update(ticket="0" * 64)),
    "a rank": lambda r: _results(r, lambda rows: rows[0].update(rank=2)),
    "a place": lambda r: _results(r, lambda rows: rows[3].update(place="selected")),
    "a row less": lambda r: _results(r, lambda rows: rows.pop()),
    "order of lines": _swapped,
    "a line more": lambda r: _anew({**r, "pool": r["pool"] + "L\tQH-000\tQH-001"}),
    "another number": lambda r: _anew({**r, "number": "双随机〔2026〕5号"}),
    "the value of the day before": lambda r: {**r, "public_due_on": "2026-11-13"},
    "a value after the reveal": lambda r: {**r, "public_due_on": "2026-11-24"},
    "the secret": lambda r: _anew({**r, "secret": "00" * 32}),
    "the public value": lambda r: {**r, "public_value": "8"},
    "the format": lambda r: {**r, "format": 2},
}


def _offline(record: dict, folder: Path) -> bool:
    path = folder / "record.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    script = [sys.executable, str(ROOT / "static" / "verify_draw.py"), str(path)]
    return subprocess.run(script, capture_output=True, check=False, timeout=30).returncode == 0


def _in_browser(page, record: dict) -> bool:
    sent = {
        "/": ("text/html", PAGE),
        "/draw-check.js": ("text/javascript", (ROOT / "static/js/draw-check.js").read_text(encoding="utf-8")),
        "/record.json": ("application/json", json.dumps(record, ensure_ascii=False)),
    }
    page.unroute_all()

    def answer(route):
        kind, body = sent.get(route.request.url.removeprefix(SITE), ("text/plain", ""))
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)

    page.route(f"{SITE}/**", answer)
    page.goto(f"{SITE}/")
    page.get_by_role("button", name="复算").click()
    page.wait_for_selector("[data-run]:not([disabled])")
    return "全部相符" in page.locator("[data-answers]").inner_text()


def test_all_three_agree_on_truth_and_lies(browser, tmp_path):
    page, honest = browser.new_page(), make_record(_pool())
    for name, lie in LIES.items():
        record = lots.sealed(lie(honest))
        verdicts = (lots.verify(record) == [], _offline(record, tmp_path), _in_browser(page, record))
        assert verdicts == ((name == "nothing"),) * 3, name
    page.close()


def test_all_three_draw_the_same_for_many_seeds(browser, tmp_path):
    page = browser.new_page()
    for value in ("7 0 4", "0", "𠮷", "' OR 1=1 --", "<script>"):
        record = make_record(_pool(), public_value=value)
        assert lots.verify(record) == [] and _offline(record, tmp_path) and _in_browser(page, record), value
    page.close()
