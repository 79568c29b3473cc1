"""A visit from a phone: notice, checklist with a photo, a finding, signature, frozen record."""

import re

import pytest
from PIL import Image

pytestmark = pytest.mark.browser
OFFICERS = ("chenxl", "zhouya", "luoxj", "xuwq", "jiangbn", "mengyc", "qiaoym")


def _with_task(enter):
    """An officer with a visit to make, and the page of its task."""
    for account in OFFICERS:
        officer = enter(account, width=390)
        officer.open("/inspections/tasks/?view=mine")
        for link in officer.page.locator("main table a[href*='/inspections/tasks/']").all():
            task = link.get_attribute("href")
            officer.open(task)
            if (
                officer.page.get_by_role("button", name="开始检查").count()
                or officer.page.get_by_text("继续检查").count()
            ):
                return officer, task
            officer.page.go_back()
    pytest.fail("no officer of the demonstration has a visit to make")


def _save(officer) -> None:
    with officer.page.expect_navigation():
        officer.page.locator("main form .btn-primary, .thumb-bar .btn-primary").last.click()


def test_a_visit_on_a_phone(enter, tmp_path):
    officer, task = _with_task(enter)
    page = officer.page
    start = page.get_by_role("button", name="开始检查")
    if start.count():
        start.first.click()
        sure = page.locator("dialog[open] .btn-primary")
        if sure.count():
            sure.click()
        page.wait_for_url(re.compile("site/notice"))
    officer.open(f"{task}site/notice/")
    for box in page.locator("form input[type=checkbox]").all():
        box.check()
    officer.fill(party_name="罗清扬", party_post="环保负责人")
    _save(officer)

    # every item answered, one of them 不符合 with words
    page.wait_for_url(re.compile("site/check"))
    groups = page.locator(".seg")
    for number in range(groups.count()):
        groups.nth(number).locator("label").nth(1 if number == 0 else 0).click()
    page.locator("textarea").first.fill("台账缺 2 次签字。")
    _save(officer)
    page.wait_for_url(re.compile("site/findings"))
    officer.sees("台账缺 2 次签字")
    page.locator("main a[href*='?item=']").first.click()
    page.wait_for_selector("main [name=handling]")
    officer.fill(handling="当场改正")
    _save(officer)
    page.wait_for_selector("main [name=summary]")
    officer.fill(summary="检查时正常生产，台账已当场补签。")
    _save(officer)

    # signing: the page with the signature is photographed; then the record is frozen
    page.wait_for_url(re.compile("site/sign"))
    officer.sees("现在不能办结")
    photo = tmp_path / "签字页.jpg"
    Image.new("RGB", (640, 480), "white").save(photo)
    page.locator("main label", has_text="当事人签字").locator("input").check()
    page.locator("main input[type=file]").set_input_files(photo)
    with page.expect_navigation():
        page.get_by_role("button", name="登记签字情况").click()
    page.get_by_role("button", name="办结并固定记录").click()
    with page.expect_navigation():
        page.locator("dialog[open] .btn-primary").click()
    officer.sees("已固定")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
