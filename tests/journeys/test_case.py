"""A case from clue to archive, by four people in four browsers, against the running system."""

import io
import re
import time
from datetime import date, timedelta
from urllib.request import Request, urlopen

import pytest
from pypdf import PdfReader
from stdnum.cn import uscc

from cases.decision.checklists import REVIEW

pytestmark = pytest.mark.browser
CODE = "91990726MA7TEX010" + uscc.calc_check_digit("91990726MA7TEX010")


def _back(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


def _service(days: int, place="青禾县石桥镇工业路 9 号") -> dict:
    return {
        "mode": "直接送达",
        "sent_on": _back(days),
        "served_on": _back(days),
        "place": place,
        "receiver": "罗清扬",
        "officer_b": "周予安",
    }


def _paper(person, case: str, title: str) -> PdfReader:
    """The stored PDF of a paper; waits for the worker."""
    person.open(f"{case}?tab=documents")
    href = person.page.locator("#documents a", has_text=title).first.get_attribute("href")
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in person.context.cookies())
    for _ in range(240):
        with urlopen(Request(person.system + href, headers={"Cookie": cookies}), timeout=10) as answer:
            body = answer.read()
        if body.startswith(b"%PDF"):
            return PdfReader(io.BytesIO(body))
        time.sleep(0.5)
    raise AssertionError(f"{title} was not rendered")


def test_a_case_from_clue_to_closing(enter):
    officer, reviewer, leader, clerk = (enter(account) for account in ("chenxl", "gaowy", "shenrc", "heq"))
    firm = "青禾县试行陶瓷有限公司"

    # clue and filing
    officer.open("/cases/clues/add/")
    officer.fill(
        source="检查发现",
        received_on=_back(45),
        content="夜间巡查发现总排口废水超标",
        place="石桥镇工业路 9 号总排口",
        party_name=firm,
        party_kind="法人或其他组织",
        party_code=CODE,
        party_address="青禾县石桥镇工业路 9 号",
        party_representative="罗清扬",
        party_phone="0000-8800123",
    )
    officer.submit()
    clue = officer.page.url.removeprefix(officer.system)
    officer.sees("立案审查", firm)
    officer.act(
        clue,
        "request_filing",
        violation="超标排放水污染物",
        act_on=_back(46),
        place="石桥镇工业路 9 号总排口",
        facts="总排口化学需氧量浓度 186 毫克/升，超过排放限值 80 毫克/升。",
        on=_back(44),
        check_result="经采样监测属实。",
        co_handler="周予安",
    )
    officer.sees("已报立案")
    case = officer.page.locator("a.no[href^='/cases/']").first.get_attribute("href")
    leader.act(case, "approve_filing", on=_back(43), opinion="同意立案。")
    leader.sees("调查取证", "案件办理")

    # a step cannot be skipped: the button is there, refused, with reason and article
    officer.open(f"{case}?tab=steps")
    officer.sees("现在不能调查终结", "行政处罚法")
    officer.open(f"{case}finish_investigation/")
    officer.sees("还没有证据", "还没有处罚建议")

    # investigation
    officer.act(
        case,
        "evidence/add",
        kind="勘验笔录、现场笔录",
        title="现场检查（勘察）笔录",
        obtained_on=_back(42),
        provider="青禾分局",
        proves="现场排污情况",
        elements=["时间", "地点", "行为", "情节"],
        started_at=f"{_back(42)} 09:10",
        ended_at=f"{_back(42)} 10:05",
        second_collector="周予安",
    )
    officer.act(
        case,
        "evidence/add",
        kind="书证",
        title="营业执照",
        obtained_on=_back(42),
        provider=firm,
        proves="当事人主体资格",
        is_identity=True,
        second_collector="周予安",
    )
    officer.act(case, "state_standing", on=_back(42), relation="当事人自己实施")
    officer.act(
        case,
        "orders/add",
        on=_back(41),
        demand="立即停止超标排放。",
        correct_by=_back(20),
        officer_b="周予安",
    )
    order = officer.page.url.removeprefix(officer.system)
    leader.act(order, "issue_order", on=_back(40))
    officer.act(order, "serve_order", **_service(39))
    officer.act(order, "recheck_corrected", on=_back(36), corrected="已改正", result="复查达标。")
    officer.open(f"{case}proposal/?benchmark=none")
    officer.fill(
        duty_articles="排污许可条例 第17条",
        outcome="一般处罚",
        factor_lines="超标 1.33 倍 = 12",
        reasons="首次被查处，配合调查。",
    )
    officer.submit()
    officer.sees("220,000.00")
    officer.act(case, "write_report", on=_back(35))
    officer.act(case, "finish_investigation", on=_back(35))

    # review by another, notice, service
    points = {f"point_{key}": "符合" for key, _ in REVIEW}
    reviewer.act(case, "pass_review", on=_back(34), opinion="事实清楚，证据充分。", **points)
    leader.act(case, "issue_notice", on=_back(33))
    officer.act(case, "serve_notice", **_service(32))
    officer.open(f"{case}?tab=decision")
    officer.sees("陈述申辩至", "听证申请至")

    # defence, hearing asked for is optional: the party sends a statement, it is answered
    officer.act(case, "record_defence", by="罗清扬", received_on=_back(30), content="请求从轻处罚。")
    officer.open(f"{case}?tab=steps")
    officer.sees("没有复核")
    officer.open(f"{case}?tab=decision")
    officer.page.locator("#reviews a", has_text="复核意见").click()
    officer.fill(on=_back(29), accepted="不采纳", answer="已按裁量基准确定，理由不成立。")
    officer.submit()
    officer.act(case, "close_defence", on=_back(18))

    # decision, service, payment
    leader.act(case, "issue_decision", on=_back(17), fine="220000", reasons="按裁量基准，综合考虑。")
    officer.act(case, "serve_decision", **_service(16))
    clerk.act(case, "record_payment", paid_on=_back(10), amount="220,000.00", receipt_no="QH-TEST-0001")
    officer.open(f"{case}request_closing/")
    officer.sees("处罚决定没有公开")

    # publication by the clerk, seen by a visitor
    number = _publish(clerk, case, firm)
    visitor = enter(None)
    visitor.open(f"/public/penalties/?q={firm}")
    assert firm in visitor.page.inner_text("body") and number in visitor.page.inner_text("body")

    # closing
    officer.act(case, "request_closing", on=_back(0))
    leader.act(case, "approve_closing", on=_back(0), opinion="同意结案。")
    leader.sees("已结案")

    # the papers: numbered, rendered by the worker, saying what was decided
    decision = _paper(leader, case, "行政处罚决定书")
    words = re.sub(r"\s", "", "".join(page.extract_text() for page in decision.pages))
    assert firm in words and "贰拾贰万元整" in words and number.replace(" ", "") in words
    notice = _paper(leader, case, "事先（听证）告知书")
    assert "听证" in "".join(page.extract_text() for page in notice.pages)


def _publish(clerk, case: str, firm: str) -> str:
    """The clerk publishes the decision from the work list; returns its number."""
    clerk.open(f"{case}?tab=documents")
    number = clerk.page.locator("#documents tr", has_text="行政处罚决定书").locator(".no").inner_text()
    clerk.open("/publicity/disclosure/")
    clerk.page.locator("tr", has_text=number).locator("a").first.click()
    clerk.page.wait_for_selector("#id_gravity")
    clerk.sees(firm, number)
    clerk.page.locator("#id_gravity").select_option(index=1)
    with clerk.page.expect_navigation():
        clerk.page.get_by_role("button", name="公开", exact=True).click()
    return number
