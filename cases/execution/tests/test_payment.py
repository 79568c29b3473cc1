"""Money: part payments, cash, instalments and their default, remission, refunds, bank slips."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.execution.reckoning import deferral_end, owed
from cases.execution.services import deferral, payment, slips
from cases.execution.tests.story import decided, executing, review, upload
from cases.models import Payment
from cases.workflow import CASES

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(conduct, time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)
    return executing(conduct)


def _pay(story, on, amount, receipt="A", **more):
    return payment.record_payment(
        case=story.fresh(),
        actor=story.cast.clerk,
        paid_on=on,
        amount=Decimal(amount),
        receipt_no=receipt,
        **more,
    )


def test_part_payments_shrink_the_base_and_never_exceed_what_is_owed(story):
    until = story.case.decision.pay_until
    _pay(story, until, 50_000)
    assert owed(story.fresh().decision, until + timedelta(days=2)).surcharge == 2 * 3_000
    with pytest.raises(ValidationError, match="超过"):
        _pay(story, until, 100_001, "B")
    _pay(story, until + timedelta(days=2), 100_000, "C", surcharge=Decimal(6_000))
    assert owed(story.fresh().decision, until + timedelta(days=400)).total == 0


def test_cash_only_where_the_law_allows_it(story):
    day, officer = story.case.decision.served_on, story.cast.officer
    cash = {"channel": "cash", "collected_by": officer}
    for ground in ("", "small", "hard"):
        with pytest.raises(ValidationError):
            _pay(story, day, 100, **cash, cash_ground=ground)
    with pytest.raises(ValidationError, match="本案执法人员"):
        _pay(story, day, 100, channel="cash", cash_ground="remote", collected_by=story.cast.clerk)
    taken = _pay(story, day, 100, **cash, cash_ground="remote")
    assert Clock.objects.alive().of(story.case).filter(key="cash.handin.officer").exists()
    payment.hand_in_cash(case=story.fresh(), payment=taken, actor=officer, on=day + timedelta(days=1))
    payment.bank_cash(case=story.fresh(), payment=taken, actor=story.cast.clerk, on=day + timedelta(days=2))
    taken.refresh_from_db()
    assert (
        taken.banked_on and not Clock.objects.alive().of(story.case).filter(key__startswith="cash").exists()
    )


def _apply(story, on, kind="instalments"):
    return deferral.apply_deferral(
        case=story.fresh(),
        actor=story.cast.officer,
        applied_on=on,
        kind=kind,
        hardship="停产整改，资金困难。",
        upload=upload(),
    )


def test_a_late_application_is_refused_with_the_day(story):
    until = story.case.decision.pay_until
    with pytest.raises(Refused, match=str(until)):
        _apply(story, until + timedelta(days=1))


def test_instalments_add_up_run_as_clocks_and_default_as_a_whole(story):
    until = story.case.decision.pay_until
    _apply(story, until)
    first, second = until + timedelta(days=20), until + timedelta(days=50)
    grant = {"case": story.case, "actor": story.cast.leader, "reason": "确有困难。", "on": until}
    for parts in (
        [(first, Decimal(1))],
        [(first, Decimal(150_000))],
        [(second, Decimal(1)), (first, Decimal(149_999))],
    ):
        with pytest.raises(ValidationError):
            deferral.grant_deferral(**grant, parts=parts)
    made = deferral.grant_deferral(**grant, parts=[(first, Decimal(75_000)), (second, Decimal(75_000))])
    assert made.document.number and not Clock.objects.alive().of(story.case).filter(key="fine.pay").exists()
    assert Clock.objects.alive().of(story.case).filter(key="fine.instalment").count() == 2
    assert owed(story.fresh().decision, first).surcharge == 0
    assert owed(story.fresh().decision, first + timedelta(days=1)).surcharge == 4_500  # 3 % of the whole rest
    assert deferral_end(story.fresh().decision, first + timedelta(days=1)) == first
    _pay(story, first, 75_000)
    assert owed(story.fresh().decision, first + timedelta(days=1)).surcharge == 0
    assert deferral_end(story.fresh().decision, first + timedelta(days=1)) == second
    told = str(CASES.refusals(story.fresh(), "issue_demand", actor=story.cast.leader, on=second))
    assert f"缴款期限到 {second}" in told, "an instalment paid in time is no ground for a demand"
    told = str(
        CASES.refusals(story.fresh(), "issue_demand", actor=story.cast.leader, on=second + timedelta(days=1))
    )
    assert "缴款期限到" not in told


def test_a_refusal_leaves_the_first_term(story):
    until = story.case.decision.pay_until
    _apply(story, until, "defer")
    refused = deferral.refuse_deferral(
        case=story.case, actor=story.cast.leader, reason="材料不足。", on=until
    )
    assert refused.granted is False and refused.document.number
    assert owed(story.fresh().decision, until + timedelta(days=1)).surcharge == 4_500


def test_only_the_surcharge_can_be_remitted(story):
    day = story.case.decision.pay_until + timedelta(days=10)
    facts = {"case": story.case, "actor": story.cast.leader, "measures": "补装治理设施。", "on": day}
    with pytest.raises(ValidationError, match="罚款本身不得减免"):
        deferral.remit_surcharge(**facts, amount=Decimal(45_001), upload=upload())
    deferral.remit_surcharge(**facts, amount=Decimal(45_000), upload=upload())
    assert owed(story.fresh().decision, day).surcharge == 0


def test_a_quashed_decision_gives_its_money_back_once(story):
    day = story.case.decision.served_on
    with pytest.raises(Refused):
        payment.refund(case=story.case, actor=story.cast.leader, amount=1, reason="误缴", account="账户")
    _pay(story, day, 150_000)
    decided(story, review(story, day + timedelta(days=5)), day + timedelta(days=40), "quash")
    facts = {
        "case": story.fresh(),
        "actor": story.cast.leader,
        "reason": "决定被撤销",
        "account": "工行 6222",
    }
    with pytest.raises(ValidationError, match="可退还 150,000"):
        payment.refund(**facts, amount=Decimal(150_001))
    payment.refund(**facts, amount=Decimal(150_000))
    payment.record_refund(case=story.fresh(), actor=story.cast.clerk, voucher_no="TK-1")
    with pytest.raises(Refused):
        payment.refund(**{**facts, "case": story.fresh()}, amount=Decimal(1))


def test_slips_are_tried_row_by_row_and_wrong_ones_left_out(story):
    number, day = story.case.decision.document.number, story.case.decision.served_on
    text = "\n".join(
        [
            ",".join(slips.HEAD),
            f"{number},{day},100000,,R1",
            f"{number},{day},60000,,R2",
            "没有的文号,2026-10-12,1,,R3",
            f"{number},{day},1.234,,R4",
            f"{number},2099-01-01,1,,R5",
        ]
    )
    rows = slips.read(SimpleUploadedFile("回单.csv", text.encode("gb18030")))
    tried = slips.run(rows, actor=story.cast.clerk, keep=False)
    assert [bool(slip.fault) for slip in tried] == [False, True, True, True, True]
    assert not Payment.objects.exists()
    slips.run(rows, actor=story.cast.clerk, keep=True)
    assert Payment.objects.get().receipt_no == "R1"
    with pytest.raises(ValidationError):
        slips.read(SimpleUploadedFile("a.csv", b"\x00\xff\xfe"))
