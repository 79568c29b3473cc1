"""Fatal errors 22–24 of the file-review paper (law.md §14.3): daily penalty without order, without a recheck in time,
earlier than the original decision. Tried through services and pages, and written into the rows directly.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from bureau.workflow import Refused
from cases.measures.services import daily as opening
from cases.measures.tests.story import Refusing
from cases.models import Case, CorrectionOrder, DailyPenalty, DailyRound, Recheck
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db
ROLES = ("officer", "partner", "reviewer", "leader", "clerk", "supervisor", "admin", "outsider")


def posted(story, signed_in, order) -> dict[str, int]:
    """What every role gets who posts the opening of a daily penalty."""
    data = {"on": str(story.day(70)), "co_handler": story.cast.partner.pk}
    address = f"/cases/orders/{order.pk}/open_daily/"
    return {role: signed_in(getattr(story.cast, role)).post(address, data).status_code for role in ROLES}


def nothing_was_opened() -> bool:
    return not DailyPenalty.objects.exists() and not Case.objects.filter(procedure="daily").exists()


def refused_to(story, order, **facts) -> str:
    with pytest.raises(Refused) as refused:
        opening.open_daily(
            order=order, actor=story.cast.officer, co_handler=story.cast.partner, on=story.day(70), **facts
        )
    return str(refused.value)


def fined(cast, order_correction) -> Refusing:
    """A case fined, its order as the caller left it."""
    story = Refusing(cast)
    story.order_correction = lambda: order_correction(story)
    story.until(C.EXECUTING)
    return story


def only_served(story):
    story.order = story.give_order(4, 5)


def row_facts(story, **facts) -> dict:
    """A daily penalty written by hand."""
    decision = Case.objects.get(pk=story.case.pk).decision
    return {
        "case": story.case,
        "original_decision": decision,
        "original_decided_on": decision.decided_on,
        "original_fine": Decimal(1000),
        "opened_on": decision.decided_on,
        "days": 1,
        "amount": Decimal(1000),
        **facts,
    }


def test_fatal_error_22_no_order_to_correct(cast, signed_in):
    story = fined(cast, only_served)
    order = CorrectionOrder.objects.get(pk=story.order.pk)
    # never refused, not served, withdrawn: no state of the order lets it through
    codes = posted(story, signed_in, order)
    assert codes["officer"] == 409 and codes["outsider"] == 404 and set(codes.values()) <= {403, 404, 409}
    made = Recheck.objects.create(
        order=order,
        on=story.day(7),
        due_on=story.day(35),
        finding="continues",
        result="仍在排放",
        officer_a=cast.officer,
        officer_b=cast.partner,
    )
    for state in ("drafted", "issued", "served_open", "withdrawn", "corrected"):
        CorrectionOrder.objects.filter(pk=order.pk).update(
            state=state, rechecked_on=story.day(7), recheck_result="仍在排放", withdrawn_reason="误"
        )
        assert "启动按日连续处罚" in refused_to(story, CorrectionOrder.objects.get(pk=order.pk))
    assert nothing_was_opened()
    daily = DailyPenalty.objects.create(**row_facts(story))
    with pytest.raises(IntegrityError), transaction.atomic():
        DailyRound.objects.create(
            daily=daily,
            order=None,
            recheck=made,
            served_on=story.day(5),
            due_on=story.day(35),
            found_on=story.day(7),
        )


def test_fatal_error_22_an_order_that_did_not_warn(cast):
    story = fined(cast, lambda s: (only_served(s), s.inspect(7)))
    CorrectionOrder.objects.filter(pk=story.order.pk).update(warns_daily=False)
    text = refused_to(story, CorrectionOrder.objects.get(pk=story.order.pk))
    assert "没有告知拒不改正可能按日连续处罚的后果" in text and nothing_was_opened()


def test_fatal_error_23_no_recheck_in_time(cast, signed_in):
    story = fined(cast, only_served)
    order = story.inspect(36)  # thirty days after service ended on day 35
    with pytest.raises(Refused) as refused:
        story.open_daily(on=story.day(70))
    assert "超过复查期限" in str(refused.value) and "第10条" in refused.value.refusals[0].article
    codes = posted(story, signed_in, order)
    assert codes["officer"] == 409 and set(codes.values()) <= {403, 404, 409} and nothing_was_opened()
    daily = DailyPenalty.objects.create(**row_facts(story))
    made = order.rechecks.get()
    late = {"due_on": story.day(35), "found_on": story.day(36), "served_on": story.day(5)}
    for wrong in (late, {**late, "found_on": story.day(5)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DailyRound.objects.create(daily=daily, order=order, recheck=made, **wrong)


def test_fatal_error_23_no_recheck_at_all_or_an_announced_one(cast):
    story = fined(cast, lambda s: (only_served(s), s.inspect(7, method="open")))
    assert "不是暗查" in refused_to(story, story.order)
    assert nothing_was_opened()


def test_fatal_error_24_earlier_than_the_original_decision(cast, signed_in):
    story = Refusing(cast)
    story.until(C.DECIDING)
    order = CorrectionOrder.objects.get(pk=story.order.pk)
    text = refused_to(story, order)
    assert "没有作出罚款决定" in text
    codes = posted(story, signed_in, order)
    assert codes["officer"] == 409 and set(codes.values()) <= {403, 404, 409} and nothing_was_opened()

    story.until(C.EXECUTING)
    before = story.fresh().decided_on - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        story.open_daily(on=before)
    assert "早于原处罚决定" in str(refused.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        DailyPenalty.objects.create(**row_facts(story, opened_on=before))


def test_fatal_error_24_the_decision_falls_away_before_the_daily_one(cast):
    """Opened rightly, it cannot be decided once its ground is gone."""
    story = Refusing(cast)
    story.until(C.EXECUTING)
    case = story.open_daily()
    further = story.follow(case, case.daily.opened_on)
    further.until(C.DECIDING)
    CorrectionOrder.objects.filter(pk=story.order.pk).update(state="withdrawn", withdrawn_reason="误")
    with pytest.raises(Refused) as refused:
        further.decide()
    assert "没有作出并送达责令改正" in str(refused.value)
    assert date(2026, 9, 13) == story.order.served_on
