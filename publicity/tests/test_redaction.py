"""Blacking out: names, shapes, boundaries of age. Pure functions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publicity.redaction import as_text, birth_of, blacked_out, is_minor, masked_name, removed_kinds


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("陈建国", "陈某"),
        ("欧阳修", "欧阳某"),
        ("欧阳", "欧某"),
        ("司马 相如", "司马某"),
        ("阿依古丽·买买提", "阿某"),
        ("", "某某"),
        ("　", "某某"),
        ("李", "李某"),
    ],
)
def test_names_keep_only_the_surname(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证号330102198005030015。", "身份证号【证件号码】。"),
        ("身份证３３０１０２１９８００５０３００１Ｘ，", "身份证【证件号码】，"),
        ("证号 330102 19800503 001x 的", "证号 【证件号码】 的"),
        ("旧证110105490101001止", "旧证【证件号码】止"),
        ("电话138 0013 8000转告", "电话【联系方式】转告"),
        ("电话138-0013-8000", "电话【联系方式】"),
        ("座机0571-88881234。", "座机【联系方式】。"),
        ("邮箱zhang.san@example.com", "邮箱【联系方式】"),
        ("账号6222 0212 0200 1234567", "账号【银行账户】"),
        ("1980年5月3日生，男", "【出生日期】，男"),
        ("住址：城关镇清波路6号，", "【详细住址】，"),
        ("驾驶浙A12345离开", "驾驶【车辆号牌】离开"),
        # what must stay
        ("2026年8月26日生产废水", "2026年8月26日生产废水"),
        ("2026年8月26日生效", "2026年8月26日生效"),
        ("化学需氧量186毫克/升，超过80毫克/升", "化学需氧量186毫克/升，超过80毫克/升"),
        ("罚款人民币150000.00元", "罚款人民币150000.00元"),
        ("澜环青罚〔2026〕27号", "澜环青罚〔2026〕27号"),
    ],
)
def test_shapes(text, shown):
    assert as_text(blacked_out(text)) == shown


def test_public_name_and_code_are_never_cut():
    text = "陈建国养殖场（92330106MA2CFLDG4R）的经营者陈建国在场"
    shown = blacked_out(text, names=["陈建国"], keep=["陈建国养殖场", "92330106MA2CFLDG4R"])
    assert as_text(shown) == "陈建国养殖场（92330106MA2CFLDG4R）的经营者【个人姓名】在场"


def test_longer_words_go_first_and_kinds_are_counted():
    shown = blacked_out("张三丰与张三同在", names=["张三", "张三丰"])
    assert as_text(shown) == "【个人姓名】与【个人姓名】同在"
    assert removed_kinds(shown) == {"个人姓名": 2}


@pytest.mark.parametrize(
    ("acted_on", "minor"),
    [
        (date(2026, 5, 2), True),
        (date(2026, 5, 3), True),
        (date(2026, 5, 4), False),
        (date(2040, 1, 1), False),
    ],
)
def test_majority_begins_the_day_after_the_birthday(acted_on, minor):
    assert is_minor(date(2008, 5, 3), acted_on) is minor


def test_born_on_a_leap_day():
    assert is_minor(date(2008, 2, 29), date(2026, 2, 28))
    assert not is_minor(date(2008, 2, 29), date(2026, 3, 1))


def test_birth_from_identity_number():
    assert birth_of("330102200805030015") == date(2008, 5, 3)
    assert birth_of("330102200813030015") is None
    assert birth_of("91310115MA1H7PXK0N") is None
    assert not is_minor(None, date(2026, 1, 1))


@given(st.text(alphabet="陈建国0123456789Xx- 某，号1", max_size=60))
def test_nothing_but_the_removed_is_lost(text):
    pieces = blacked_out(text, names=["陈建国"])
    rest = text
    for piece in pieces:
        if piece.text:
            assert piece.text in rest
            rest = rest[rest.index(piece.text) + len(piece.text) :]
    assert "陈建国" not in "".join(piece.text for piece in pieces)
