"""What the papers say: complete, and never more than the file holds."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from bureau.documents import papers as floor
from bureau.documents import services as documents
from bureau.documents.render import pdf_of
from bureau.documents.tests.measuring import LEFT, RIGHT, words
from cases import papers
from cases.tests import factories as make
from cases.tests.papers_world import every_paper, hazardous_waste_case
from cases.tests.reading import printed, said

# Words on paper; they are written from rows that other tests ask on both databases.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.django_db, pytest.mark.usefixtures("cast")]

NOW = date(2026, 11, 23)
BRANCH = "澜州市生态环境局青禾分局"
REMEDIES = (
    "60日内向澜州市人民政府或者青禾县人民政府申请行政复议",
    "6个月内依法直接向澜州市青禾县人民法院提起行政诉讼",
)
EVIDENCE = ("现场检查（勘察）笔录", "2026年9月9日", "执法人员制作", "露天堆放的状况", "（复制件）")
FACTS = ("1.8吨露天堆放", "南塘镇工业路18号厂区西侧空地", "未造成厂界外污染", *EVIDENCE)
CODE_1175 = "《中华人民共和国生态环境法典》第一千一百七十五条第四项"
REQUIRED = {
    "filing_approval": (
        "涉嫌危险废物贮存不合标准",
        "检查发现",
        "QH-001",
        "QH-002",
        "同意立案",
        "沈若川",
        "第五十四条第二款",
        CODE_1175,
    ),
    "prior_notice": (
        *FACTS,
        CODE_1175,
        "5万元以上20万元以下",
        "贮存量1.8吨，15%",
        "合计60%",
        "首次被查处",
        "罚款人民币壹拾贰万元整（¥120,000.00）",
        "行政处罚法》第四十四条、第四十五条",
        "5个工作日内",
        "陈晓岚",
        "0000-2021236",
        "监测报告（青环监字2026第118号），2026年9月15日告知",
    ),
    "prior_notice.hearing": (
        "行政处罚事先（听证）告知书",
        "第六十三条、第六十四条",
        "第四十六条、第四十七条",
        "要求举行听证",
    ),
    "hearing_notice": (
        "2026年12月10日",
        "二楼听证室",
        "林致远",
        "申请回避",
        "一至二人",
        "公开举行",
        "视为放弃听证权利",
    ),
    "penalty_decision": (
        *FACTS,
        CODE_1175,
        "2026年11月24日向你单位送达《行政处罚事先（听证）告知书》",
        "经复核，予以采纳",
        "壹拾万元整（¥100,000.00）",
        "较事先告知的120,000.00元",
        "15日内",
        "澜州农村商业银行青禾支行",
        "6200990000000002415",
        "3%加处罚款",
        "不超出罚款的数额",
        "申请人民法院强制执行",
        *REMEDIES,
    ),
    "exempt_decision": (*FACTS, "第三十三条第一款", "不予行政处罚", "轻微并及时改正", *REMEDIES),
    "correction_order": (
        "第二十八条第一款",
        "2026年9月20日前（含当日）",
        "停止露天堆放",
        "拒不改正",
        "QH-001",
        *REMEDIES,
    ),
    "sealing_decision": (
        "Y81-1600",
        "自2026年9月9日起至2026年10月9日止",
        "第五十二条",
        "第四条第一款第一项",
        "陈述和申辩",
        "附件：查封清单",
        *REMEDIES,
    ),
    "sealing_list": (
        "澜环青查〔2026〕1号",
        "青禾县南塘精铸有限公司",
        "Y81-2600",
        "已贴封条",
        "以下空白",
        "当事人：",
        "见证人：",
    ),
    "sealing_extension": (
        "至2026年10月9日止",
        "至2026年11月8日止",
        "属性鉴定尚未完成",
        "第二十五条",
        *REMEDIES,
    ),
    "sealing_release": ("澜环青查〔2026〕1号", "自2026年10月20日起解除", "第二十八条第一款第五项"),
    "proof_of_service": ("行政处罚决定书", "直接送达", "2026年12月15日", "罗行简", "QH-002", "拒收事由"),
    "closing_approval": (
        "壹拾万元整",
        "QH-0001",
        "全部缴清",
        "已改正",
        "2026年10月20日解除",
        "第七十七条",
        "同意结案",
    ),
}


def test_every_paper_prints_all_that_a_file_review_asks_for():
    found = every_paper(hazardous_waste_case(clue=make.ClueFactory(complaint=True, source="inspection")))
    assert set(found) == set(REQUIRED)
    for name, document in found.items():
        text = printed(document)
        missing = [part for part in REQUIRED[name] if re.sub(r"\s", "", part) not in text]
        assert not missing, (name, missing)
        for part in ("None", "{{", "钱举报", "13900000000", "不采用的录音", "。。"):
            assert part not in text, (name, part)
        assert BRANCH in text and "青禾县南塘精铸有限公司" in text
        assert not document.number or document.number in text


def test_unknown_facts_are_left_out_of_letters_and_stay_empty_on_forms():
    case = make.CaseFactory(party_code="", party_representative="", party_phone="", consequence="")
    make.ProposalFactory(case=case, factors=[])
    letter = said("prior_notice", papers.prior_notice(case, on=NOW, hearing=False), NOW)
    assert "统一社会信用代码" not in letter and "危害后果" not in letter and "None" not in letter
    form = said("filing_approval", papers.filing_approval(case, opinion="同意。", on=case.filed_on), NOW)
    assert "统一社会信用代码" in form and "None" not in form


def test_evidence_and_orders_of_later_days_are_not_on_an_earlier_paper():
    case = hazardous_waste_case()
    make.EvidenceFactory(case=case, title="后来的笔录", obtained_on=date(2026, 12, 1))
    early = papers.prior_notice(case, on=date(2026, 9, 9), hearing=False)["findings"]
    assert early["orders"] == [] and early["told"] == [] and "后来的笔录" not in str(early)


def test_each_of_two_measures_carries_its_own_number():
    case = make.CaseFactory()
    first, second = (
        make.SealingFactory(case=case, in_force=True),
        make.SealingFactory(case=case, in_force=True, seize=True),
    )
    numbers = [
        make.issued(case, "sealing_decision", s.sealed_on, papers.sealing_decision(s, on=s.sealed_on)).number
        for s in (first, second)
    ]
    listed = [papers.sealing_list(s, on=s.sealed_on) for s in (first, second)]
    assert [paper["carries"] for paper in listed] == numbers and numbers[0] != numbers[1]
    assert [paper["heading"] for paper in listed] == ["查封清单", "扣押清单"]


def test_a_long_name_and_long_facts_stay_within_the_type_area():
    name = "澜州市青禾县南塘镇工业园区循环经济产业示范基地精密铸造与表面处理联合发展有限责任公司"
    facts = "\n".join(
        f"第{n}次检查时，含油金属屑仍露天堆放于厂区西侧空地，未采取防渗漏措施，地面有油渍渗漏痕迹。" * 3
        for n in range(1, 13)
    )
    case = hazardous_waste_case(party_name=name, facts=facts)
    notice = make.issued(case, "prior_notice", NOW, papers.prior_notice(case, on=NOW, hearing=True))
    form = make.issued(
        case, "filing_approval", NOW, papers.filing_approval(case, opinion="同意立案。", on=NOW)
    )
    for document in (notice, form):
        pdf = pdf_of(floor.html_of(document.type, document.context))
        assert pdf.pages >= 3
        assert len(name) >= 40 and name in printed(document) and "第12次检查时" in printed(document)
        assert all(
            LEFT - 0.5 < word.left and word.right < RIGHT + 0.5
            for word in words(pdf.content)
            if word.top > 35
        )


def test_a_preview_is_drawn_from_the_same_context():
    case = hazardous_waste_case()
    content = documents.preview("prior_notice", papers.prior_notice(case, on=NOW, hearing=False), on=NOW)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "未制发" in text and "澜环青罚告" not in text
