"""A firm is asked for its explanation by a link and answers it on a phone, in a browser that guards forms for real."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser


def test_a_firm_answers_by_its_link(enter):
    officer = enter("zhouya")
    officer.open("/inspections/online/")
    officer.page.locator("main .panel:has(h2:has-text('异常待办')) a").first.click()
    check = urlsplit(officer.page.url).path
    withdraw = officer.page.locator("main button.btn-danger")
    if withdraw.count():
        with officer.page.expect_navigation():
            withdraw.first.click()
    with officer.page.expect_navigation():
        officer.page.locator("main a", has_text="要求企业网上说明").click()
    officer.submit()
    link = officer.page.locator("#link").inner_text().strip()
    assert link.startswith(officer.system)

    firm = enter(None, width=390)
    firm.open(urlsplit(link).path)
    firm.sees("要求说明的事项", "只能提交一次")
    firm.submit()
    firm.sees("没有提交：有 4 处要改", "没有填写。")
    firm.fill(cause="进水泵故障", measures="已修复，污水回流", name="罗行简", phone="0000-8800001")
    firm.submit()
    firm.sees("已收到")

    officer.open(check)
    officer.sees("已提交", "进水泵故障")
