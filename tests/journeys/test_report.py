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
    clerk, leader, visitor = enter("heq"), enter("shenrc"), enter(None)
    clerk.open("/reports/annual/")
    clerk.open("/reports/annual/new")
    clerk.fill(year=str(YEAR))
    clerk.submit()
    report = clerk.page.url.split("?")[0]
    clerk.sees(str(YEAR), "存疑")
    filed = clerk.page.locator(".fig").first.inner_text()
    assert re.search(r"\d", filed)
