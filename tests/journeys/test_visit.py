"""From the plan to the order, on a phone: frozen, drawn, visited, recorded, confirmed by the firm, ordered to mend."""

import io
import re
from datetime import date, timedelta

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.journeys.device import answer_all, at_the_gate, find, finish, go, pack, paper, sign, synced, tell

pytestmark = pytest.mark.browser
LEDGER = "危废台账缺 2 次签字。"


def _fits(*people):
    for person in people:
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 390, person.page.url


def _plan(person, state: str) -> str:
    """The address of the oldest plan in a state: the one whose day has come."""
    person.open("/inspections/plans/")
    row = person.page.locator("tr", has_text=state).last
    return row.locator("a").first.get_attribute("href")


def test_a_plan_is_made_approved_and_frozen_on_a_phone(enter):
    """The value it waits for is not out: nobody can draw before its day."""
    clerk, leader = enter("heq", width=390), enter("shenrc", width=390)
    later = date.today() + timedelta(days=3)
    clerk.open("/inspections/plans/new/")
    clerk.page.select_option("[name=quarter]", str((later.month + 2) // 3))
    clerk.fill(
        year=str(later.year),
        take_special="1",
        public_source="指定彩票第 2026142 期开奖号",
        public_due_on=later.isoformat(),
        quota_reason="本季度已另行抽取",
    )
    clerk.submit()
    plan = clerk.page.url.removeprefix(clerk.system)
    clerk.press("报批")
    leader.open(plan)
    leader.press("批准并冻结名录")
    leader.sees("名录摘要", "承诺")
    clerk.open(plan)
    clerk.sees("才产生")
    _fits(clerk, leader)


def test_from_the_draw_to_the_order_on_a_phone(enter, tmp_path):
    clerk, leader = enter("heq", width=390), enter("shenrc", width=390)
    supervisor = enter("fangjd", width=390)

    # the draw: revealed by the clerk, by nobody else; the leader gives the visits out
    plan = _plan(clerk, "已冻结")
    clerk.open(plan)
    clerk.sees("名录摘要", "承诺")
    supervisor.open(plan)
    assert supervisor.page.get_by_role("link", name="登记公开值并抽取").count() == 0
    drawn = "03 09 14 21 27 33 + 08"
    clerk.act(plan, "reveal", public_value=drawn, again=drawn)
    clerk.sees("种子")
    number = re.search("〔.*号", clerk.page.locator(".head .no").first.inner_text())[0]
    leader.open(plan)
    leader.press("确认结果并下达任务")
    leader.sees("检查中")
    _fits(clerk, leader)

    # the visit, on the page of the device
    officer, task = at_the_gate(enter, basis=number)
    page = officer.page
    synced(page)
    tell(page, "罗清扬")
    answer_all(page, LEDGER)
    photo = tmp_path / "台账.jpg"
    Image.new("RGB", (640, 480), "#8fa5aa").save(photo)
    page.locator("fieldset.check").first.locator("input[type=file]").set_input_files(photo)
    page.wait_for_selector("figure.evidence")
    _fits(officer)
    go(officer, task, "findings")
    find(page, "责令改正")
    page.get_by_label("看到的情况").fill("检查时正常生产，治理设施运行。")
    page.get_by_role("button", name="保存，下一步：签字").tap()
    page.wait_for_selector("[data-step=sign]")
    sign(officer, task)
    synced(page)
    _fits(officer)
    _confirmed_by_the_firm(enter, officer, task)

    # the record: frozen, and a paper with everybody's hand
    go(officer, task, "sign")
    page.wait_for_selector("a:text('下一步：办结')")
    finish(officer, task)
    words = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper(officer, task))).pages)
    words = re.sub(r"\s", "", words)
    for part in ("现场检查记录", "罗清扬", "危废台账缺2次签字", "责令改正", "检查时正常生产"):
        assert part in words
    _fits(officer)

    # the order, straight from the finding; the leader signs it
    officer.open(f"/inspections/tasks/{task}/")
    page.get_by_role("link", name="拟责令改正").first.tap()
    page.wait_for_selector("main [name=demand]")
    assert LEDGER in page.locator("[name=facts]").input_value()
    second = page.locator("[name=officer_b] option").nth(1).get_attribute("value")
    page.locator("[name=officer_b]").select_option(value=second)
    officer.fill(demand="立即补全台账。", correct_by=(date.today() + timedelta(days=15)).isoformat())
    officer.submit()
    order = page.url.removeprefix(officer.system)
    _fits(officer)
    leader.act(order, "issue_order", on=date.today().isoformat())
    leader.sees("责令改正")
    officer.open(f"/inspections/tasks/{task}/")
    assert page.locator(f"a[href='{order}']").count()
    assert page.get_by_role("link", name="拟责令改正").count() == 0


def _confirmed_by_the_firm(enter, officer, task):
    """The code shown on the phone opens the basis of the visit; the firm confirms and rates it, once."""
    go(officer, task, "code")
    officer.page.wait_for_selector(".code-picture img")
    (code,) = (one["code"] for one in pack(officer)["tasks"] if str(one["id"]) == task)
    firm = enter(None, width=390)
    firm.open(f"/inspections/shown/{code.rstrip('/').rsplit('/', 1)[1]}/")
    firm.sees("检查依据", "检查人员", "执法证号")
    firm.fill(name="罗清扬", certificates_shown="是", basis_told="是", score="一般")
    firm.submit()
    firm.sees("一般")
    _fits(firm)
    assert firm.page.locator("form [name=score]").count() == 0
