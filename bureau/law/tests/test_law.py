"""The law data and the questions put to it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from stdnum.cn import uscc

from bureau.law import services
from bureau.law.models import Organ, Statute, Violation, ViolationBasis
from bureau.timelimits.models import Rule

BEFORE, AFTER = date(2026, 7, 1), date(2026, 9, 1)


def violation(code):
    return Violation.objects.get(code=code)


def test_loading_twice_writes_nothing(law):
    assert set(services.load_law().values()) == {0}


def test_a_wrong_figure_is_put_right_by_loading(law):
    ViolationBasis.objects.filter(violation__code="voc").update(fine_max=1_000_000)
    assert services.load_law()["处罚依据"] == 2


def test_all_rows_of_the_table_are_there_with_both_regimes(law):
    assert {v.order // 10 for v in Violation.objects.all()} == set(range(1, 33))
    only_old = {v.code for v in Violation.objects.exclude(bases__regime="code")}
    only_code = {v.code for v in Violation.objects.exclude(bases__regime="old")}
    assert (only_old, only_code) == ({"acceptance-report", "permit-report"}, {"permit-excess-noise"})


@pytest.mark.parametrize(
    ("code", "regime", "tier", "low", "high"),
    [
        ("eia-report", "code", "serious", 1_000_000, 10_000_000),
        ("three-simultaneous", "old", "refuses", 1_000_000, 2_000_000),
        ("no-permit", "old", "", 200_000, 1_000_000),
        ("no-permit-water", "old", "", 100_000, 1_000_000),
        ("ledger", "old", "", 5_000, 20_000),
        ("hw-label", "old", "", 100_000, 1_000_000),
        ("hw-label", "code", "", 50_000, 200_000),
        ("hw-label", "code", "refuses", 200_000, 1_000_000),
        ("dump-hazardous", "code", "grave", 2_000_000, 5_000_000),
        ("cooking-fumes", "code", "", 5_000, 50_000),
    ],
)
def test_figures_in_yuan(law, code, regime, tier, low, high):
    found = ViolationBasis.objects.get(violation__code=code, regime=regime, tier=tier, subject="entity")
    assert (found.fine_min, found.fine_max) == (low, high)


def test_ranges_in_words(law):
    words = {
        b.penalty_article: b.shown_range for b in ViolationBasis.objects.filter(subject="entity", tier="")
    }
    assert words["大气污染防治法 第108条第1项"] == "2 万元以上 20 万元以下"
    assert words["环境影响评价法 第31条第3款"] == "5 万元以下"
    assert words["排污许可条例 第37条"] == "0.5 万元以上 2 万元以下"
    assert words["环境影响评价法 第31条第1款、第2款"] == "总投资额 1% 以上 5% 以下"
    assert (
        words["固体废物法 第112条第1款第4项"]
        == "处置费用 3 倍以上 5 倍以下，费用不足 20 万元的按 20 万元计算"
    )


@pytest.mark.parametrize(
    ("code", "act_on", "decide_on", "tier", "regime"),
    [
        ("hw-label", BEFORE, AFTER, "", "code"),  # 5-20 万 against 10-100 万
        ("hw-label", BEFORE, AFTER, "refuses", "old"),  # 20-100 万 against 10-100 万
        ("excess-water", BEFORE, AFTER, "", "old"),  # equal: the law of the act
        ("no-permit-water", BEFORE, AFTER, "", "old"),  # 20-100 万 against 10-100 万
        ("permit-excess", BEFORE, AFTER, "", "code"),
        ("eia-measures", BEFORE, AFTER, "serious", "old"),  # 50-200 万 against 20-100 万
        ("hw-label", AFTER, AFTER, "", "code"),
        ("hw-label", BEFORE, BEFORE, "", "old"),
        ("acceptance-report", BEFORE, AFTER, "", None),
        ("permit-conditions", BEFORE, AFTER, "", None),
        ("eia-report", BEFORE, AFTER, "", None),  # needs the investment
    ],
)
def test_old_or_lighter(law, code, act_on, decide_on, tier, regime):
    found = services.applicable(violation(code), act_on=act_on, decide_on=decide_on, tier=tier)
    assert (found.proposed and found.proposed.regime) == regime, found.reason
    assert found.must_choose == (regime is None) and found.reason.endswith("。")


def test_the_investment_decides_the_comparison(law):
    ask = lambda amount: services.applicable(  # noqa: E731
        violation("eia-report"), act_on=BEFORE, decide_on=AFTER, amount=Decimal(amount)
    )
    assert ask(8_000_000).proposed.regime == "old"  # 8-40 万 against 20-100 万
    assert ask(100_000_000).proposed.regime == "code"  # 100-500 万 against 20-100 万
    assert ask(19_500_000).old_range.high == 975_000
    assert ask(20_000_000).proposed.regime == "old"  # equal
    assert ask(20_500_000).proposed.regime == "code"  # 20.5-102.5 万 against 20-100 万


def test_both_ranges_are_shown_where_the_officer_chooses(law):
    found = services.applicable(
        violation("hw-unlicensed-party"), act_on=BEFORE, decide_on=AFTER, amount=Decimal(10_000)
    )
    assert found.must_choose and "交错" in found.reason
    assert [b.regime for b in found.options] == ["old", "code"]
    assert (found.old_range.low, found.new_range.low) == (600_000, 200_000)


def test_an_act_before_the_law_on_file_is_said(law):
    with pytest.raises(services.NoBasis):
        services.basis(violation("noise"), date(2021, 6, 1))
    with pytest.raises(services.NoBasis):
        services.applicable(violation("noise"), act_on=date(2021, 6, 1), decide_on=date(2021, 9, 1))
    assert services.basis(violation("noise"), date(2022, 6, 5)).regime == "old"
    assert services.basis(violation("hw-label"), AFTER, tier="refuses").fine_max == 1_000_000


def test_responsible_persons_are_listed_beside_the_firm(law):
    found = services.bases(violation("three-simultaneous"), BEFORE)
    assert {(b.subject, b.tier) for b in found} == {("entity", ""), ("entity", "refuses"), ("person", "")}


@pytest.mark.parametrize(
    ("on", "name", "review"),
    [
        (date(2021, 5, 1), "澜州市生态环境局", "澜州市人民政府或者省生态环境厅"),
        (date(2024, 1, 1), "澜州市生态环境局", "澜州市人民政府"),
        (date(2026, 8, 14), "澜州市生态环境局", "澜州市人民政府"),
        (date(2026, 8, 15), "澜州市生态环境局青禾分局", "澜州市人民政府或者青禾县人民政府"),
    ],
)
def test_in_whose_name(law, on, name, review):
    organ = services.issuing_organ(on)
    assert (organ.name, organ.seal_name, organ.prefix, organ.review_sentence) == (
        name,
        name,
        "澜环青",
        review,
    )
    assert uscc.is_valid(organ.credit_code)


def test_no_organ_no_paper(law):
    with pytest.raises(services.NoOrgan):
        services.issuing_organ(date(2010, 1, 1))


def test_the_seal_bears_the_name_and_ranges_are_in_order(law):
    with pytest.raises(IntegrityError), transaction.atomic():
        Organ.objects.filter(code="branch").update(seal_name="另一机关")
    with pytest.raises(IntegrityError), transaction.atomic():
        ViolationBasis.objects.filter(violation__code="voc").update(fine_min=300_000)


def test_every_citation_names_a_statute_on_file(law):
    titles = set(Statute.objects.values_list("short_title", flat=True))
    assert {rule.statute for rule in Rule.objects.all()} <= titles
    for basis in ViolationBasis.objects.all():
        for text in filter(None, [*basis.duty_articles.split("；"), *basis.penalty_article.split("；")]):
            assert text.split(" ")[0] in titles, text
