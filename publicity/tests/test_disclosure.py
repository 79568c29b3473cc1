"""The allow-list: what a public record holds, and what the last look refuses."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from publicity import credit
from publicity.disclosure import Facts, digest, public_record, secrets_in

FIRM = Facts(
    number="澜环青罚〔2026〕1号",
    organ="澜州市生态环境局青禾分局",
    decided_on=date(2026, 9, 30),
    acted_on=date(2026, 5, 3),
    party_name="青禾县禾润纺织印染有限公司",
    party_is_citizen=False,
    party_is_trader=False,
    party_code="91310115MA1H7PXK0N",
    representative="江岸",
    address="青禾县城关镇清波路18号",
    phone="0571-5550123",
    town="城关镇",
    violation="超标排放水污染物",
    facts="在清波路18号总排口采样。\n江岸（13812345678）在场。",
    basis="《生态环境法典》第1107条",
    fine=Decimal(150000),
    confiscation=Decimal(0),
    warning=False,
    noticed_on=date(2026, 9, 21),
    defence_raised=True,
    hearing_held=False,
    evidence_kinds=["书证", "勘验笔录、现场笔录"],
    review_body="澜州市人民政府",
    court="青禾县人民法院",
    original_sha256="ab" * 32,
    persons=["陈晓岚"],
)
CITIZEN = replace(
    FIRM,
    party_name="韩石磊",
    party_is_citizen=True,
    party_code="990726199001010016",
    representative="",
    town="",
    facts="韩石磊在河边焚烧秸秆。",
)


def text_of(record: dict) -> str:
    return "\n".join("".join(a or f"【{b}】" for a, b in line["pieces"]) for line in record["sheet"])


def test_a_firm_is_named_with_its_code_its_head_by_surname():
    record = public_record(FIRM)
    assert (record["party"], record["code"], record["representative"]) == (
        FIRM.party_name,
        FIRM.party_code,
        "江某",
    )
    text = text_of(record)
    assert "法定代表人（负责人）：江【个人姓名】" in text and "罚款人民币壹拾伍万元整（¥150,000.00）" in text
    assert "缴至【银行账户】" in text and "江岸" not in text and "13812345678" not in text


def test_a_citizen_is_a_surname_without_code():
    record = public_record(CITIZEN)
    assert (record["party"], record["code"], record["facts"]) == ("韩某", "", "【个人姓名】在河边焚烧秸秆。")
    assert "990726199001010016" not in str(record) and "韩石磊" not in str(record)


def test_a_minor_is_not_named_at_all_and_never_will_be():
    young = replace(CITIZEN, party_code="990726200805030016", acted_on=date(2026, 5, 3))
    assert public_record(young)["party"] == "某未成年人"
    assert public_record(replace(young, decided_on=date(2040, 1, 1)))["party"] == "某未成年人"
    assert public_record(replace(young, acted_on=date(2026, 5, 4)))["party"] == "韩某"


def test_a_trader_under_his_own_name_is_a_person():
    trader = replace(FIRM, party_is_trader=True, party_name="江岸", representative="江岸")
    assert public_record(trader)["party"] == "江某"
    assert secrets_in(public_record(trader), trader) == []


def test_removed_stretches_are_counted_with_the_article():
    removed = {one["kind"]: one for one in public_record(FIRM)["removed"]}
    assert removed["个人姓名"]["count"] == 2
    assert removed["联系方式"]["count"] == 2
    assert removed["银行账户"]["article"] == "生态环境行政处罚办法 第64条"


def test_own_masks_are_cut_and_named():
    record = public_record(replace(FIRM, facts="使用三号配方的助剂。", masks=[("三号配方", "商业秘密")]))
    assert record["facts"] == "使用【商业秘密】的助剂。"


def test_the_last_look_does_not_trust_the_builder():
    record = public_record(FIRM)
    assert secrets_in(record, FIRM) == []
    assert secrets_in({**record, "facts": "陈晓岚到场"}, FIRM) == ["个人姓名"]
    assert secrets_in({**record, "new_field": FIRM.address}, FIRM) == ["详细住址"]


def test_same_facts_same_digest():
    assert public_record(FIRM) == public_record(FIRM)
    assert public_record(FIRM)["digest"] == digest(public_record(FIRM))
    assert public_record(FIRM)["digest"] != public_record(replace(FIRM, fine=Decimal(150001)))["digest"]


@pytest.mark.parametrize(
    ("gravity", "decided_on", "months"),
    [
        (credit.GENERAL, date(2026, 4, 1), (3, 12)),
        (credit.GENERAL, date(2026, 3, 31), (3, 36)),
        (credit.MINOR, date(2026, 4, 1), (0, 3)),
        (credit.SERIOUS, date(2026, 9, 30), (12, 36)),
        (credit.GENERAL, date(2021, 6, 1), None),
    ],
)
def test_credit_periods_by_date(gravity, decided_on, months):
    found = credit.period(gravity, decided_on)
    assert (found and (found.least, found.most)) == months


def test_months_end_on_the_last_day_where_there_is_no_such_day():
    assert credit.months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert credit.months_after(date(2026, 11, 10), 12) == date(2027, 11, 10)
