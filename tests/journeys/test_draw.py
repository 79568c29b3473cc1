"""A draw frozen beforehand is revealed, recomputed by a visitor and offline, and becomes visits done on a phone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


def _plan(person, state: str) -> str:
    """The address of the first plan in a state."""
    person.open("/inspections/plans/")
    row = person.page.locator("tr", has_text=state).first
    return row.locator("a").first.get_attribute("href")


def test_a_frozen_draw_is_revealed_and_becomes_visits(enter):
    clerk, leader, supervisor = enter("heq"), enter("shenrc"), enter("fangjd")
    plan = _plan(clerk, "已冻结")
    clerk.open(plan)
    clerk.sees("名录摘要", "承诺")
    supervisor.open(plan)
    assert supervisor.page.get_by_role("link", name="登记公开值并抽取").count() == 0
    clerk.act(plan, "reveal", public_value="03 09 14 21 27 33 + 08", again="03 09 14 21 27 33 + 08")
    clerk.sees("种子")
    leader.open(plan)
    leader.press("确认结果并下达任务")
    leader.sees("检查中")


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
