"""The law a paper cites is the law of its date, and the organ is that of its date."""

from datetime import date
from decimal import Decimal

import pytest

from bureau.law.services import basis
from cases import models, papers
from cases.states import CaseState
from cases.tests import factories as make
from cases.tests.papers_world import hazardous_waste_case
from cases.tests.reading import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

BRANCH, CITY = "澜州市生态环境局青禾分局", "澜州市生态环境局"
CODE_1175 = "《中华人民共和国生态环境法典》第一千一百七十五条第四项"
NOW = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "cited", "term", "organ"),
    [
        (
            date(2021, 3, 10),
            ("行政处罚法》第三十一条、第三十二条", "《环境行政处罚办法》第四十八条"),
            "3日内",
            CITY,
        ),
        (
            date(2021, 10, 11),
            ("行政处罚法》第四十四条、第四十五条", "《环境行政处罚办法》第四十八条"),
            "5个工作日内",
            CITY,
        ),
        (
            date(2025, 5, 12),
            ("行政处罚法》第四十四条、第四十五条", "《生态环境行政处罚办法》第四十四条"),
            "5个工作日内",
            CITY,
        ),
        (
            NOW,
            ("行政处罚法》第四十四条、第四十五条", "《生态环境行政处罚办法》第四十四条"),
            "5个工作日内",
            BRANCH,
        ),
    ],
)
def test_a_notice_cites_the_law_of_its_date(on, cited, term, organ):
    case = make.CaseFactory(act_on=on, act_until=None, filed_on=on)
    make.ProposalFactory(case=case, on=on)
    text = said("prior_notice", papers.prior_notice(case, on=on, hearing=True), on)
    for part in (*cited, term, f"{organ}{on.year}年{on.month}月{on.day}日"):
        assert part in text
    old = "《中华人民共和国固体废物污染环境防治法》第一百一十二条"
    assert (CODE_1175 in text) == (on.year == 2026) and (old in text) == (on.year < 2026)


def test_without_hearing_the_notice_does_not_speak_of_one():
    case = hazardous_waste_case()
    with_it, without = (
        said("prior_notice", papers.prior_notice(case, on=NOW, hearing=h), NOW) for h in (True, False)
    )
    assert "听证" in with_it and "听证" not in without


def test_the_old_or_lighter_rule_is_explained_when_the_act_is_older_than_the_code():
    case = make.CaseFactory(act_on=date(2026, 7, 30), act_until=None)
    make.ProposalFactory(case=case, law_choice_reason="法典规定的处罚较轻，适用法典。")
    text = said("prior_notice", papers.prior_notice(case, on=NOW, hearing=False), NOW)
    assert (
        "行政处罚法》第三十七条、《中华人民共和国生态环境法典》第一千零五十七条" in text
        and "处罚较轻，适用法典。本案适用" in text
    )


@pytest.mark.parametrize(
    ("on", "review", "surcharge"),
    [
        (date(2021, 6, 1), "澜州市人民政府或者省生态环境厅", "第五十一条第一项"),
        (date(2025, 6, 3), "澜州市人民政府", "第七十二条第一款第一项"),
        (date(2026, 12, 2), "澜州市人民政府或者青禾县人民政府", "第七十二条第一款第一项"),
    ],
)
def test_a_decision_names_the_review_body_of_its_date(on, review, surcharge):
    case = make.CaseFactory(act_on=on, act_until=None, filed_on=on, decided_on=on)
    make.ProposalFactory(case=case, on=on)
    text = said("penalty_decision", papers.penalty_decision(case, _decision(case, on)), on)
    assert f"60日内向{review}申请行政复议" in text and surcharge in text
    assert "在法定期限内未提出陈述申辩" in text


def _decision(case, on, **facts):
    wanted = {
        "kind": "penalty",
        "decided_on": on,
        "fine": Decimal("120000"),
        "outcome": "normal",
        "reasons": "综合考虑。",
        "defence_handling": "当事人在法定期限内未提出陈述申辩。",
        **facts,
    }
    return models.Decision(case=case, **wanted)


def test_a_warning_alone_asks_for_no_payment():
    on = NOW
    case = make.CaseFactory()
    make.ProposalFactory(case=case, fine=Decimal(0), range_min=None)
    text = said(
        "penalty_decision",
        papers.penalty_decision(case, _decision(case, on, fine=Decimal(0), warning=True)),
        on,
    )
    assert "警告。" in text and "收款账号" not in text and "加处罚款" not in text


def test_a_citizen_is_addressed_as_a_person_and_has_no_representative():
    case = make.CaseFactory(citizen=True)
    make.ProposalFactory(case=case)
    text = said("prior_notice", papers.prior_notice(case, on=NOW, hearing=False), NOW)
    assert (
        "公民身份号码" in text
        and "你依法享有的权利" in text
        and "你单位依法" not in text
        and "法定代表人" not in text
    )


def test_an_order_outside_a_case_cites_the_law_of_the_day(conduct):
    case = conduct().until(CaseState.INVESTIGATING)
    order = models.CorrectionOrder(
        case=None,
        office=case.office,
        violation=case.violation,
        party_name="青禾县某厂",
        facts="超标排放。",
        demand="停止超标排放。",
        correct_by=NOW,
        officer_a=case.handler,
        officer_b=case.co_handler,
    )
    text = said("correction_order", papers.correction_order(order, on=NOW), NOW)
    penalty = basis(case.violation, NOW).penalty_article
    assert (
        penalty == "法典 第1107条"
        and "《中华人民共和国生态环境法典》第一千一百零七条" in text
        and "立即改正" in text
    )
