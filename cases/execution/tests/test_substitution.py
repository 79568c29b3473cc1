"""代履行: disobeyed order, demand, decision, service, three full working days, performance under supervision, cost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Refused
from cases.execution.services import closing, enforcement, payment, substitution
from cases.execution.tests.story import executing, served
from cases.measures.services import order
from cases.models import CorrectionOrder, Substitution
from cases.states import ClosingGround as G

pytestmark = pytest.mark.django_db

CORRECT_BY = date(2026, 11, 10)
DEMANDED = date(2026, 11, 16)  # a Monday
PLANNED = date(2026, 11, 20)


@pytest.fixture
def story(conduct, time_machine):
    """A case under execution with an order that was not obeyed in its time."""
    time_machine.move_to("2026-12-01T09:00:00+08:00", tick=False)
    return executing(conduct)


@pytest.fixture
def refused_order(story):
    return _disobeyed(story, "清除厂区东侧堆存的危险废物。")


def _disobeyed(story, demand: str) -> CorrectionOrder:
    cast, day = story.cast, story.case.decision.served_on
    made = order.draft_order(
        case=story.fresh(), actor=cast.officer, officer_b=cast.partner, violation=story.case.violation,
        facts="厂区东侧露天堆存危险废物。", demand=demand, correct_by=CORRECT_BY, on=day,
    )  # fmt: skip
    made = order.issue_order(order=made, actor=cast.leader, on=day)
    made = order.serve_order(order=made, actor=cast.officer, **served(story, day))
    return order.recheck(order=made, actor=cast.officer, corrected=False, result="没有清除。", on=CORRECT_BY)


def _demand(story, about, on=DEMANDED):
    made = substitution.demand_substitution(case=story.fresh(), order=about, actor=story.cast.leader, on=on)
    enforcement.serve_demand(case=story.fresh(), actor=story.cast.officer, **served(story, on))
    made.refresh_from_db()
    return made


def _decide(story, about, on=DEMANDED, **more):
    facts = {
        "reason": "逾期不清除，已经造成土壤污染。", "performer": "澜州某环保科技有限公司", "method": "清运并无害化处置",
        "planned_on": PLANNED, "budget": Decimal(80_000),
    }  # fmt: skip
    return substitution.decide_substitution(
        case=story.fresh(), order=about, actor=story.cast.leader, on=on, **facts | more
    )


def _perform(story, day=PLANNED, **more):
    facts = {
        "supervisor": story.cast.partner, "witness": "江岸", "cost": Decimal("76500.50"), "result": "已清运 12 吨。",
    }  # fmt: skip
    return substitution.perform_substitution(
        case=story.fresh(), actor=story.cast.officer, done_on=day, **facts | more
    )


def _done(story, about):
    _demand(story, about)
    made = _decide(story, about)
    story.serve_paper(made.document, DEMANDED)
    return _perform(story)


def test_step_by_step_with_its_papers(story, refused_order):
    demand = _demand(story, refused_order)
    assert timelimits.workdays_strictly_between(demand.served_on, demand.ripe_on) == 3
    assert demand.document.context["substitute"] and "危险废物" in demand.document.context["obligation"]
    made = _decide(story, refused_order)
    assert made.document.number and made.document.context["performer"]
    story.serve_paper(made.document, DEMANDED)
    done = _perform(story)
    assert (done.done_on, done.supervisor, done.cost) == (PLANNED, story.cast.partner, Decimal("76500.50"))
    with pytest.raises(Refused, match="没有待实施"):
        _perform(story)


def test_nothing_without_a_disobeyed_order(story):
    obeyed = story.case.orders.get()
    for act in (
        lambda: substitution.demand_substitution(
            case=story.fresh(), order=obeyed, actor=story.cast.leader, on=DEMANDED
        ),
        lambda: _decide(story, obeyed),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert "第50条" in caught.value.refusals[0].article


def test_the_demand_the_decision_and_three_full_days_come_first(story, refused_order):
    made = _decide(story, refused_order)
    with pytest.raises(ValidationError, match="代履行决定书在实施前须送达"):
        _perform(story)
    story.serve_paper(made.document, DEMANDED)
    with pytest.raises(ValidationError, match="须催告"):
        _perform(story)
    demand = _demand(story, refused_order, on=DEMANDED + timedelta(days=1))
    assert demand.ripe_on == date(2026, 11, 23)  # served on Tuesday: Wednesday to Friday lie between
    with pytest.raises(ValidationError, match="2026-11-23"):
        _perform(story)
    enforcement.record_demand_defence(
        case=story.fresh(),
        actor=story.cast.officer,
        received_on=DEMANDED + timedelta(days=2),
        defence="请求宽限。",
    )
    with pytest.raises(ValidationError, match="没有复核"):
        _perform(story, day=demand.ripe_on)
    enforcement.answer_demand_defence(
        case=story.fresh(), actor=story.cast.officer, answer="不予采纳。", on=DEMANDED + timedelta(days=3)
    )
    assert _perform(story, day=demand.ripe_on).done_on == demand.ripe_on


def test_a_demand_about_another_order_does_not_count(story, refused_order):
    other = _disobeyed(story, "拆除暗管。")
    _demand(story, other)
    made = _decide(story, refused_order)
    story.serve_paper(made.document, DEMANDED)
    with pytest.raises(ValidationError, match="须催告"):
        _perform(story)


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 10, 2)])
def test_not_on_a_day_off(story, refused_order, day):
    with pytest.raises(ValidationError, match="第43条"):
        _decide(story, refused_order, planned_on=day)


def test_a_make_up_saturday_is_a_working_day(story, refused_order):
    assert timelimits.load_calendar().is_workday(date(2026, 10, 10))
    with pytest.raises(ValidationError):  # but never before the decision
        _decide(story, refused_order, planned_on=date(2026, 10, 10))


def test_once_at_a_time_by_the_leader_and_it_may_be_stopped(story, refused_order):
    _decide(story, refused_order)
    with pytest.raises(ValidationError, match="已有代履行决定"):
        _decide(story, refused_order)
    with pytest.raises(Refused, match="不属于本岗位"):
        substitution.stop_substitution(case=story.fresh(), actor=story.cast.officer, reason="x")
    substitution.stop_substitution(case=story.fresh(), actor=story.cast.leader, reason="当事人已自行清除。")
    with pytest.raises(Refused, match="没有待实施"):
        _perform(story)
    assert _decide(story, refused_order).pk


def test_supervised_and_signed_or_not_at_all(story, refused_order):
    made = _done(story, refused_order)
    for change in ({"witness": ""}, {"supervisor": None}, {"cost": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Substitution.objects.filter(pk=made.pk).update(**change)


def test_its_cost_is_paid_once_after_it_and_with_a_receipt(story, refused_order, signed_in):
    url = reverse("cases:case-pay_substitution", args=[story.case.pk])
    client = signed_in(story.cast.clerk)
    assert client.get(url).status_code == 409
    made = _done(story, refused_order)
    page = reverse("cases:execution", args=[story.case.pk])
    assert "没有缴清" in client.get(page).content.decode()
    sent = {"substitution": made.pk, "paid_on": str(PLANNED - timedelta(days=1)), "receipt_no": "F001"}
    assert client.post(url, sent).status_code == 422  # before it was carried out
    assert client.post(url, {**sent, "receipt_no": "", "paid_on": "2026-11-25"}).status_code == 422
    assert client.post(url, {**sent, "paid_on": "2026-11-25"}).status_code == 302
    assert client.post(url, {**sent, "paid_on": "2026-11-25"}).status_code == 409
    assert "票据 F001" in client.get(page).content.decode()
    with pytest.raises(ValidationError, match="已于"):
        _pay_again(story, refused_order, made)
    with pytest.raises(Refused, match="不属于本岗位"):
        substitution.pay_substitution(
            case=story.fresh(), actor=story.cast.leader, substitution=made, paid_on=PLANNED, receipt_no="x"
        )
    made.refresh_from_db()
    assert made.cost_paid_on == date(2026, 11, 25) and story.fresh().decision.paid_amount == 0


def _pay_again(story, about, made):
    """While another cost is owed the step is open; this one is paid already."""
    order.recheck(
        order=about, actor=story.cast.officer, corrected=True, result="已清除。", on=date(2026, 11, 24)
    )
    other = _disobeyed(story, "拆除暗管。")
    _demand(story, other, on=date(2026, 11, 23))
    second = _decide(story, other, on=date(2026, 11, 23), planned_on=date(2026, 11, 27))
    story.serve_paper(second.document, date(2026, 11, 23))
    _perform(story, day=date(2026, 11, 27))
    substitution.pay_substitution(
        case=story.fresh(),
        actor=story.cast.clerk,
        substitution=made,
        paid_on=date(2026, 11, 28),
        receipt_no="F9",
    )


def test_no_case_closes_over_it(story, refused_order):
    payment.record_payment(
        case=story.fresh(), actor=story.cast.clerk, paid_on=story.case.decision.pay_until, amount=Decimal(150_000),
        receipt_no="A",
    )  # fmt: skip
    timelimits.meet(story.case, "publish.penalty", on=story.case.decision.pay_until)
    _demand(story, refused_order)
    made = _decide(story, refused_order)
    story.serve_paper(made.document, DEMANDED)
    with pytest.raises(Refused, match="没有实施"):
        _close(story)
    done = _perform(story)
    order.recheck(
        order=refused_order, actor=story.cast.officer, corrected=True, result="已清除。", on=PLANNED
    )
    with pytest.raises(Refused, match=r"费用 76,500\.50 元没有缴清"):
        _close(story)
    substitution.pay_substitution(
        case=story.fresh(), actor=story.cast.officer, substitution=done, paid_on=PLANNED, receipt_no="F1"
    )
    assert _close(story).closing_ground == G.PERFORMED


def _close(story):
    return closing.request_closing(
        case=story.fresh(), actor=story.cast.officer, basis="已履行。", ground=G.PERFORMED
    )
