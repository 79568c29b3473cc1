"""A visit on a phone whose network is cut in the middle: nothing is lost, nothing doubled, conflicts are shown."""

import re

import pytest
from PIL import Image

from tests.journeys.test_visit import OFFICERS

pytestmark = pytest.mark.browser
DEVICE = "/inspections/device/"


def _at_the_gate(enter):
    """An officer whose device has taken along a visit not yet begun, with a checklist; and the visit's key."""
    for account in OFFICERS:
        officer = enter(account, width=390)
        officer.open(DEVICE)
        officer.page.wait_for_selector(".site-top b")
        officer.page.wait_for_selector("#sync .ok")
        begin = officer.page.locator(".site-card", has_text="· 现场检查").get_by_role(
            "button", name="到场，开始检查"
        )
        if begin.count():
            begin.first.click()
            officer.page.wait_for_url(re.compile(r"#/\d+/notice"))
            return officer, re.search(r"#/(\d+)/", officer.page.url)[1]
    pytest.fail("no officer of the demonstration has a visit to begin")


def _pack(person):
    """What the device of a person takes along."""
    return person.context.request.get(f"{person.system}/inspections/device/pack.json").json()


def _partner(enter, officer, task):
    for account in OFFICERS:
        other = enter(account)
        pack = _pack(other)
        if pack["user"]["name"] != officer.name and task in [str(one["id"]) for one in pack["tasks"]]:
            return other
    pytest.fail("the other officer of the visit has no account")


def _go(officer, task, step):
    officer.page.goto(f"{officer.system}{DEVICE}#/{task}/{step}")
    officer.page.wait_for_selector(f"[data-step={step}]")


def _draw(page, label):
    _draw_on(page, page.get_by_role("img", name=f"{label}，手写区"))


def _draw_on(page, pad):
    pad.evaluate("pad => pad.scrollIntoView({ block: 'center' })")  # clear of the bar at the bottom
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 40 + 25 * step, box["y"] + 40 + (20 if step % 2 else -10))
    page.mouse.up()


def _synced(page):
    page.wait_for_selector("#sync .ok", timeout=40_000)


@pytest.fixture
def visit(enter):
    """The officer's page on a visit whose beginning is on record, worker ready."""
    officer, task = _at_the_gate(enter)
    officer.name = _pack(officer)["user"]["name"]
    officer.page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    officer.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    _synced(officer.page)
    return officer, task


def test_the_network_is_cut_in_mid_visit_and_nothing_is_lost(visit, enter, tmp_path):
    officer, task = visit
    page, photo = officer.page, tmp_path / "place.jpg"
    Image.new("RGB", (320, 240), "#8fa5aa").save(photo)
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_label("在场负责人").fill("罗清扬")
    page.get_by_role("button", name="保存，下一步：检查").click()
    page.wait_for_selector("[data-step=check]")
    _synced(page)

    officer.context.set_offline(True)
    # the other officer meanwhile answers the last item at a desk
    other = _partner(enter, officer, task)
    other.open(f"/inspections/tasks/{task}/site/check/")
    other.page.locator(".seg").last.locator("label").nth(2).click()
    with other.page.expect_navigation():
        other.page.locator(".thumb-bar .btn-primary").click()

    questions = page.locator("fieldset.check")
    for number in range(questions.count()):
        question = questions.nth(number)
        typed = question.locator("input[maxlength='200']")
        if typed.count():
            typed.fill("1")
        if question.locator("select").count():
            question.locator("select").select_option(index=1)
        question.locator(".seg label").nth(1 if number == 0 else 0).click()
        if number == 0:
            question.locator("textarea").fill("台账缺 2 次签字。")
            question.locator("textarea").blur()
    page.locator("fieldset.check").first.locator("input[type=file]").set_input_files(photo)
    page.wait_for_selector("figure.evidence")
    count = questions.count()
    page.wait_for_selector(f"#answered:text('{count}/{count}')")

    # the page is opened anew without a network: the worker has it, the device has the entries
    page.reload()
    page.wait_for_selector("figure.evidence")
    assert "没有网络" in page.inner_text("#sync")

    _go(officer, task, "findings")
    page.get_by_label("处理", exact=True).select_option(label="责令改正")
    page.get_by_role("button", name="登记问题").click()
    page.wait_for_selector(".rows :text('责令改正')")
    page.get_by_text("登记询问要点").first.click()
    page.get_by_label("问答要点").fill("问：台账何时补签？答：本周内。")
    page.get_by_role("button", name="登记询问要点").click()
    _draw(page, "现场图（方位、排放口、取样点）")
    page.get_by_role("button", name="存入现场图").click()
    page.get_by_label("检查情况", exact=False).last.fill("查看了锅炉房和危废间。")
    page.get_by_role("button", name="保存，下一步：签字").click()
    page.wait_for_selector("[data-step=sign]")
    page.locator(".seg label").first.click()
    _draw(page, "当事人签名")
    page.get_by_role("button", name="登记签字情况").click()
    page.wait_for_selector(".err:text('检查人员')")  # they sign too
    for pad in page.get_by_role("img", name=re.compile("^检查人员 .*，手写区")).all():
        _draw_on(page, pad)
    page.get_by_role("button", name="登记签字情况").click()
    page.wait_for_selector("text=已登记：当事人签字")
    waiting = page.inner_text("#waiting")

    # signing out says how much would stay behind
    said = []
    page.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(f"{officer.system}{DEVICE}#/")
    page.get_by_role("button", name="退出").click()
    page.wait_for_timeout(500)
    assert said and "没有上传" in said[0]
    assert page.inner_text("#waiting") == waiting

    officer.context.set_offline(False)
    page.get_by_role("button", name="立即同步").click()
    page.wait_for_selector("#sync :text('不一致')", timeout=40_000)
    page.wait_for_function("() => !document.getElementById('waiting')", timeout=40_000)

    # everything is on record once; what the other officer had answered waits for a decision
    officer.open(f"/inspections/tasks/{task}/site/conflicts/")
    officer.sees("采用本条", "保留已有记录", "不适用")
    with page.expect_navigation():
        page.get_by_role("button", name="保留已有记录").click()
    officer.open(f"/inspections/tasks/{task}/")
    officer.sees("台账缺 2 次签字", "查看了锅炉房和危废间", "责令改正", "本周内")
    assert page.locator("figure.evidence").count() == 5
    assert page.locator("figure.evidence", has_text="与设备一致").count() == 5
    officer.open(f"/inspections/tasks/{task}/site/sign/")
    finish = page.get_by_role("button", name="办结并固定记录")
    finish.click()
    with page.expect_navigation():
        page.locator("dialog[open] .btn-primary").click()
    officer.open(f"/inspections/tasks/{task}/")
    officer.sees("现场检查记录")
    page.wait_for_timeout(2000)
    officer.open(f"/inspections/tasks/{task}/")
    paper = page.locator("a[href*='/record/']").first.get_attribute("href")
    assert officer.download(paper)
