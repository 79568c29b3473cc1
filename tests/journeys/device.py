"""What an officer does on the page of the device: goes from step to step, answers, signs with a finger."""

import re

import pytest

DEVICE = "/inspections/device/"
OFFICERS = ("chenxl", "zhouya", "luoxj", "xuwq", "jiangbn", "mengyc", "qiaoym")


def pack(person) -> dict:
    """What the device of a person takes along."""
    return person.context.request.get(f"{person.system}/inspections/device/pack.json").json()


def at_the_gate(enter, basis=""):
    """An officer with a visit on site that has not begun, and its key; the device has taken it along and begins it."""
    for account in OFFICERS:
        officer = enter(account, width=390)
        officer.open(DEVICE)
        synced(officer.page)
        cards = officer.page.locator(".site-card", has_text="· 现场检查 ·").filter(has_text=basis)
        begin = cards.get_by_role("button", name="到场，开始检查")
        if begin.count():
            begin.first.tap()
            officer.page.wait_for_url(re.compile(r"#/\d+/notice"))
            officer.name = pack(officer)["user"]["name"]
            return officer, re.search(r"#/(\d+)/", officer.page.url)[1]
    pytest.fail(f"no officer of the demonstration has a visit to begin {basis}")


def partner(enter, officer, task):
    """The other officer of the visit, at a desk."""
    for account in OFFICERS:
        other = enter(account)
        found = pack(other)
        if found["user"]["name"] != officer.name and task in [str(one["id"]) for one in found["tasks"]]:
            return other
    pytest.fail("the other officer of the visit has no account")


def synced(page):
    """Waits until nothing waits on the device."""
    page.wait_for_selector("#sync .ok", timeout=60_000)


def go(officer, task, step):
    """Opens a step."""
    officer.page.goto(f"{officer.system}{DEVICE}#/{task}/{step}")
    officer.page.wait_for_selector(f"[data-step={step}]")


def tell(page, party: str):
    """1 告知: certificates shown, rights told, who is there."""
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_label("在场负责人").fill(party)
    page.get_by_role("button", name="保存，下一步：检查").tap()
    page.wait_for_selector("[data-step=check]")


def answer_all(page, seen: str) -> int:
    """2 检查: every item, the first one 不符合. Returns how many there are."""
    questions = page.locator("fieldset.check")
    for number, question in enumerate(questions.all()):
        typed = question.locator("input[maxlength='200']")
        if typed.count():
            typed.fill("1")
        if question.locator("select").count():
            question.locator("select").select_option(index=1)
        question.locator(".seg label").nth(1 if number == 0 else 0).tap()
        if number == 0:
            question.locator("textarea").fill(seen)
            question.locator("textarea").blur()
    count = questions.count()
    page.wait_for_selector(f"#answered:text('{count}/{count}')")
    return count


def find(page, handling: str):
    """3 情况: the item that is not met becomes a finding with its handling."""
    page.get_by_label("处理", exact=True).select_option(label=handling)
    page.get_by_role("button", name="登记问题").tap()
    page.wait_for_selector(f".rows :text('{handling}')")


def draw(page, label):
    """Draws on a pad with a finger."""
    pad = page.get_by_role("img", name=f"{label}，手写区")
    pad.evaluate("pad => pad.scrollIntoView({ block: 'center' })")  # clear of the bar at the bottom
    box, finger = pad.bounding_box(), page.context.new_cdp_session(page)
    points = [(box["x"] + 40 + 25 * n, box["y"] + 40 + (20 if n % 2 else -10)) for n in range(8)]
    for number, (x, y) in enumerate(points):
        kind = "touchMove" if number else "touchStart"
        page.wait_for_timeout(20)  # a hand: what is faster is a flick, and the next tap only stops it
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()


def sign(officer, task):
    """4 签字: the party and both officers."""
    page = officer.page
    page.locator(".seg label").first.tap()
    draw(page, "当事人签名")
    page.get_by_role("button", name="登记签字情况").tap()
    page.wait_for_selector(".err:text('检查人员')")  # they sign too
    own = next(one for one in pack_on_device(page)["tasks"] if str(one["id"]) == task)
    for person in own["officers"]:
        draw(page, f"检查人员 {person['name']}")
    page.get_by_role("button", name="登记签字情况").tap()
    page.wait_for_selector("text=已登记：当事人签字")


def pack_on_device(page) -> dict:
    """What the device took along, as it lies in its own store."""
    return page.evaluate(
        """() => new Promise((resolve) => {
          const asked = indexedDB.open("bureau-device");
          asked.onsuccess = () => {
            const found = asked.result.transaction("pack").objectStore("pack").get("pack");
            found.onsuccess = () => { asked.result.close(); resolve(found.result); };
          };
        })"""
    )


def finish(officer, task):
    """Ends the visit on the page that needs the network."""
    officer.open(f"/inspections/tasks/{task}/site/sign/")
    officer.page.get_by_role("button", name="办结并固定记录").tap()
    with officer.page.expect_navigation():
        officer.page.locator("dialog[open] .btn-primary").tap()
    officer.sees("已固定")


def paper(officer, task) -> bytes:
    """The scene record of a finished visit, when the worker has made it."""
    link = officer.page.locator("a[href*='/record/']")
    for _ in range(240):
        officer.open(f"/inspections/tasks/{task}/")
        if link.count():
            return officer.download(link.first.get_attribute("href"))
        officer.page.wait_for_timeout(500)
    pytest.fail("现场检查记录 was not made")
