"""Last year's annual report: drafted, doubts explained, approved, rendered by the worker, downloaded, published."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser
YEAR = date.today().year - 1


def _words(body: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages))


def test_the_annual_report_writes_itself_from_the_records(enter):
    clerk, leader = enter("heq"), enter("shenrc")
    page = f"/reports/annual/{YEAR}/"
    clerk.open("/reports/annual/")
    clerk.page.locator("main select[name=year]").select_option(str(YEAR))
    clerk.press("建立报告")
    clerk.sees(f"{YEAR}", "章节", "数字")

    # a draft in PDF, made by the worker while the page shows how far it is
    clerk.press("生成草稿")
    clerk.page.wait_for_selector("#pdf a[href*='/drafts/']", timeout=60_000)
    draft = clerk.page.locator("#pdf a[href*='/drafts/']").first.get_attribute("href")
    assert f"{YEAR}年" in _words(clerk.download(draft))

    # text is edited, figures are not: a made-up figure is refused, the text kept
    clerk.open(page)
    clerk.page.locator("a", has_text="修改文字").click()
    field = clerk.page.locator("main textarea[name=text]")
    text = field.input_value()
    field.fill(text + "\n本局共办理{{made_up}}件。")
    clerk.page.locator("main form .btn-primary").first.click()
    clerk.page.wait_for_load_state()
    assert (
        "made_up" in clerk.page.inner_text("body")
        or "made_up" in clerk.page.locator("main textarea").input_value()
    )
    clerk.open(page)

    # every doubt is explained, then the leader approves and the figures are frozen
    for _ in range(60):
        form = clerk.page.locator(".doubt-form").first
        if not form.count():
            break
        form.locator("[name=reason]").fill("经核对，记录属实，已在案卷中说明。")
        with clerk.page.expect_navigation():
            form.get_by_role("button").click()
    clerk.press("送审定")
    leader.open(page)
    leader.press("审定并冻结数字")
    leader.sees("数字已冻结")
    body = leader.download(f"{page}report.pdf")
    words = _words(body)
    leader.open(f"/reports/figures/cases_filed/{YEAR}/")
    filed = re.search(r"[\d.,]+", leader.page.locator("main h1, main .count").first.inner_text())
    assert filed is None or filed.group().rstrip(".") in words
    assert "第一责任人" in words and "不足" in words

    clerk.open(page)
    clerk.press("公开")
    visitor = enter(None)
    visitor.open("/public/reports/")
    assert str(YEAR) in visitor.page.inner_text("body")
