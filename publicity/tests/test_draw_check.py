"""The visitor's own recomputation, in a real browser, against records of the room's arithmetic."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from inspections import draw as lots

SCRIPT = Path(__file__).resolve().parents[2] / "static" / "js" / "draw-check.js"
PAGE = (
    '<!doctype html><meta charset="utf-8"><section id="check" data-record="record.json">'
    "<button data-run hidden></button>"
    '<span data-plain></span><ul data-answers></ul></section><script src="draw-check.js"></script>'
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here"),
]


def published() -> dict:
    pool = lots.Pool(
        number="双随机〔2026〕4号",
        candidates=[
            lots.Candidate(f"9199{n:03d}", lots.STRATA[n % 3], f"企业{n}", "L" if n % 5 == 0 else "")
            for n in range(40)
        ],
        excluded=[lots.Excluded("9199999", "停产企业", "已停产")],
        quotas=[lots.Quota("key", 4, 2), lots.Quota("special", 0, 0), lots.Quota("general", 3, 1)],
        officers=[lots.Officer(f"QH-{n}", n % 2, f"执法{n}") for n in range(5)],
        recusals={("QH-1", "9199003")},
        past_pairs={"9199000": ("QH-0", "QH-2")},
        last_pair=("QH-0", "QH-4"),
    )
    text, secret = lots.text_of(pool), "ab" * 32
    facts = {"pool": text, "pool_digest": hashlib.sha256(text.encode()).hexdigest(), "secret": secret}
    facts |= {
        "commitment": lots.commitment_of(secret),
        "public_value": "7 0 4",
        "number": pool.number,
        "format": 1,
    }
    facts["seed"] = lots.seed_of(facts["pool_digest"], facts["commitment"], secret, "7 0 4", pool.number)
    facts |= {
        "frozen_at": "2026-11-02T09:00:00+08:00",
        "public_due_on": "2026-11-10",
        "revealed_at": "2026-11-10T10:00:00+08:00",
    }
    facts["results"] = [row.as_dict() for row in lots.draw(pool, facts["seed"])]
    return lots.sealed(facts)


def answers(record: dict) -> list[str]:
    served = {
        "": ("text/html", PAGE),
        "draw-check.js": ("text/javascript", SCRIPT.read_text()),
        "record.json": ("application/json", json.dumps(record)),
    }

    def serve(route):
        kind, text = served.get(route.request.url.rsplit("/", 1)[-1], ("text/plain", ""))
        route.fulfill(content_type=kind, body=text)

    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.route("**/*", serve)
        page.goto("https://public.test/")
        page.click("[data-run]")
        page.wait_for_function("document.querySelectorAll('[data-answers] li').length >= 6")
        found = page.locator("[data-answers] li").all_inner_texts()
        browser.close()
    return found


def test_a_true_record_agrees_in_every_point():
    record = published()
    assert lots.verify(record) == []
    found = answers(record)
    assert len(found) == 7 and all("相符" in words for words in found)


def test_a_changed_record_is_found_out():
    record = published()
    record["results"][0]["code"], record["results"][1]["code"] = (
        record["results"][1]["code"],
        record["results"][0]["code"],
    )
    found = answers(lots.sealed(record))
    assert [words for words in found if "不符" in words] == [found[-1]] and "票值" in found[-1]
