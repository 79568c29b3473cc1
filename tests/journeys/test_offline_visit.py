"""A visit on a phone whose network is cut in the middle: nothing is lost, nothing doubled, conflicts are shown."""

import pytest
from PIL import Image

from tests.journeys.device import (
    DEVICE,
    answer_all,
    at_the_gate,
    draw,
    finish,
    go,
    paper,
    partner,
    sign,
    synced,
    tell,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(enter):
    """The officer's page on a visit whose beginning is on record, worker ready."""
    officer, task = at_the_gate(enter)
    officer.page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    officer.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    synced(officer.page)
    return officer, task


def test_the_network_is_cut_in_mid_visit_and_nothing_is_lost(visit, enter, tmp_path):
    officer, task = visit
    page, photo = officer.page, tmp_path / "place.jpg"
    Image.effect_noise((1400, 1000), 90).save(photo, quality=95)  # more than one part
    tell(page, "罗清扬")
    synced(page)

    officer.context.set_offline(True)
    # the other officer meanwhile answers the last item at a desk
    other = partner(enter, officer, task)
    other.open(f"/inspections/tasks/{task}/site/check/")
    other.page.locator(".seg").last.locator("label").nth(2).click()
    with other.page.expect_navigation():
        other.page.locator(".thumb-bar .btn-primary").click()

    answer_all(page, "台账缺 2 次签字。")
    page.locator("fieldset.check").first.locator("input[type=file]").set_input_files(photo)
    page.wait_for_selector("figure.evidence")

    # the page is opened anew without a network: the worker has it, the device has the entries
    page.reload()
    page.wait_for_selector("figure.evidence")
    assert "没有网络" in page.inner_text("#sync")

    # words not yet entered outlive the page, and each finding is one however often the button is pressed
    go(officer, task, "findings")
    page.get_by_label("看到的情况").fill("查看了锅炉房和危废间。")
    page.reload()
    page.wait_for_selector("[data-step=findings]")
    page.get_by_label("处理", exact=True).select_option(label="责令改正")
    page.get_by_role("button", name="登记问题").dblclick()
    page.wait_for_selector(".rows :text('责令改正')")
    assert page.locator(".rows :text('责令改正')").count() == 1
    page.get_by_text("登记询问要点").first.tap()
    page.get_by_label("问答要点").fill("问：台账何时补签？答：本周内。")
    page.get_by_role("button", name="登记询问要点").tap()
    page.wait_for_selector(".rows :text('本周内')")
    draw(page, "现场图（方位、排放口、取样点）")
    page.get_by_role("button", name="存入现场图").tap()
    page.wait_for_selector("h2:text('现场图 1')")
    page.get_by_role("button", name="保存，下一步：签字").tap()
    page.wait_for_selector("[data-step=sign]")
    sign(officer, task)
    waiting = page.inner_text("#waiting")

    # signing out says how much would stay behind
    said = []
    page.once("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(f"{officer.system}{DEVICE}#/")
    page.get_by_role("button", name="退出").tap()
    page.wait_for_timeout(500)
    assert said and "没有上传" in said[0]
    assert page.inner_text("#waiting") == waiting

    officer.context.set_offline(False)
    page.get_by_role("button", name="立即同步").tap()
    page.wait_for_selector("#sync :text('不一致')", timeout=60_000)
    page.wait_for_function("() => !document.getElementById('waiting')", timeout=60_000)

    # everything is on record once; what the other officer had answered waits for a decision
    officer.open(f"/inspections/tasks/{task}/site/conflicts/")
    officer.sees("采用本条", "保留已有记录", "不适用")
    with page.expect_navigation():
        page.get_by_role("button", name="保留已有记录").tap()
    officer.open(f"/inspections/tasks/{task}/")
    officer.sees("台账缺 2 次签字", "查看了锅炉房和危废间", "责令改正", "本周内")
    assert page.locator("figure.evidence").count() == 5
    assert page.locator("figure.evidence", has_text="与设备一致").count() == 5
    finish(officer, task)
    assert paper(officer, task)


def test_an_unhappy_server_and_a_lost_session_cost_nothing(visit, enter):
    officer, task = visit
    page, context = officer.page, officer.context
    seen = []

    # the server fails on every batch, then its answer is lost after the work is done, then it is well again
    def fail(route):
        seen.append("failed")
        route.fulfill(status=500, body="<h1>500</h1>", content_type="text/html")

    def lose(route):
        seen.append("lost")
        route.fetch()
        route.abort("connectionreset")

    context.route("**/device/sync/", fail)
    _full_device_says_so(page)
    tell(page, "罗清扬")
    page.wait_for_selector("#sync :text('服务器暂时没有应答')")
    context.unroute("**/device/sync/")
    context.route("**/device/sync/", lose)
    go(officer, task, "findings")
    page.get_by_text("登记询问要点").first.tap()
    page.get_by_label("问答要点").fill("问：何时开机？答：早上八点。")
    page.get_by_role("button", name="登记询问要点").tap()
    page.wait_for_function("() => document.getElementById('waiting')")
    page.wait_for_timeout(3000)
    assert {"failed", "lost"} == set(seen)
    context.unroute("**/device/sync/")

    # the session is over: the entries stay, and after signing in again they go
    kept = context.cookies()
    context.clear_cookies()
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    page.wait_for_selector("#sync :text('登录已过期')")
    assert page.locator("#waiting").count() == 1

    # another person signs in on the same device: sees neither visits nor entries, and sends nothing
    context.add_cookies([cookie for cookie in kept if cookie["name"] != "sessionid"])
    _sign_in(page, officer.system, "qiaoym" if officer.name != "乔雨眠" else "mengyc")
    page.goto(f"{officer.system}{DEVICE}")
    page.wait_for_selector(".site-top b")
    page.wait_for_selector("#sync :text('须由本人在这台设备上登录')")
    assert "罗清扬" not in page.inner_text("main") and "早上八点" not in page.inner_text("main")
    page.goto(f"{officer.system}{DEVICE}#/{task}/findings")
    page.wait_for_timeout(500)
    assert "早上八点" not in page.inner_text("main")

    # the first one signs in again: everything goes, once
    context.clear_cookies()
    _sign_in(page, officer.system, officer.account)
    page.goto(f"{officer.system}{DEVICE}")
    page.wait_for_function(
        "() => document.querySelector('#sync .ok') && !document.getElementById('waiting')", timeout=60_000
    )
    officer.open(f"/inspections/tasks/{task}/")
    assert page.locator("section:has(h2:text('询问要点')) .rows li").count() == 1


def _full_device_says_so(page):
    """What could not be kept is said at once, and what was typed is still there."""
    page.evaluate(
        """() => {
          window.spared = IDBObjectStore.prototype.add;
          IDBObjectStore.prototype.add = () => { throw new DOMException("", "QuotaExceededError"); };
        }"""
    )
    page.get_by_label("在场负责人").fill("罗清扬")
    page.get_by_role("button", name="保存，下一步：检查").tap()
    page.wait_for_selector("[role=alert]:has-text('存储空间已满')")
    assert page.locator("[data-step=notice]").count() == 1
    assert page.get_by_label("在场负责人").input_value() == "罗清扬"
    page.evaluate("() => { IDBObjectStore.prototype.add = window.spared; }")
    page.get_by_role("button", name="知道了").tap()


def _sign_in(page, system, account):
    page.goto(f"{system}/staff/sign-in/")
    page.fill("#id_username", account)
    page.fill("#id_password", "qinghe-2026")
    page.click("button.btn-primary")
    page.wait_for_selector("nav.rooms", state="attached")
