"""A finished draw is recomputed by a visitor, in the browser and offline. How one is made: test_visit.py."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


def _finished(visitor) -> str:
    """The public page of a draw whose visits are over."""
    visitor.open("/public/draws/")
    visitor.page.locator("main a[href^='/public/draws/']", has_text="2021").first.click()
    visitor.page.wait_for_load_state()
    return visitor.page.url


def test_anyone_verifies_a_published_draw_offline(enter, tmp_path):
    """The record and an interpreter suffice; one changed byte and it fails."""
    visitor = enter(None)
    page = _finished(visitor)
    record = tmp_path / "record.json"
    record.write_bytes(visitor.context.request.get(f"{page}record.json").body())
    verify = [sys.executable, str(ROOT / "static" / "verify_draw.py"), str(record)]
    good = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stdout + good.stderr
    data = json.loads(record.read_text(encoding="utf-8"))
    data["public_value"] = data["public_value"] + "1"
    record.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert subprocess.run(verify, capture_output=True, check=False).returncode != 0


def test_a_visitor_recomputes_a_finished_draw_in_the_browser(enter):
    visitor = enter(None)
    _finished(visitor)
    button = visitor.page.get_by_role("button", name="复算")
    button.first.click()
    visitor.page.wait_for_selector("[data-answers] li:nth-child(8)")
    visitor.sees("全部相符")
