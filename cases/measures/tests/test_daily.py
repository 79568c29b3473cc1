"""Daily penalty as a further case: opened, counted, conducted to its closing; refused where the law refuses."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bureau.documents.models import IssuedDocument
from bureau.workflow import Refused
from cases.decision.services import ending, further
from cases.intake.services import filing
from cases.measures.services import daily as opening
from cases.measures.services import sealing
from cases.measures.tests.story import Refusing
from cases.models import Case, CorrectionOrder, DailyPenalty, Sealing
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(cast):
    """A fined firm whose order was refused: served on 13 September, found discharging on the 15th."""
    found = Refusing(cast)
    found.until(C.EXECUTING)
    return found


def reasons(story, **options) -> str:
    """The refusal when the daily penalty is asked for."""
    with pytest.raises(Refused) as refused:
        story.open_daily(**options)
    return str(refused.value)


def test_the_whole_procedure_runs_again_on_the_original_case(story, signed_in):
    case = story.open_daily()
    assert (case.procedure, case.original_id, case.clue_id) == ("daily", story.case.pk, story.case.clue_id)
    assert (case.daily.days, case.daily.amount) == (2, Decimal("300000"))
    assert (case.proposal.range_min, case.proposal.range_max) == (case.daily.amount, case.daily.amount)
    assert [str(day) for day in case.daily.total().days] == ["2026-09-14", "2026-09-15"]

    done = story.follow(case, case.daily.opened_on).until(C.CLOSED)
    types = set(IssuedDocument.objects.of(done).values_list("type", flat=True))
    assert {"daily_notice", "daily_decision"} <= types and not {"prior_notice", "penalty_decision"} & types
    assert done.notice.hearing_offered and done.decision.fine == Decimal("300000")
    frozen = done.decision.document.context
    assert "150000.00" in str(frozen["original"]["fine"])
    assert frozen["days"] == 2 and frozen["rounds"][0]["order"] and frozen["remedies"] and frozen["payment"]

    page = signed_in(story.cast.reviewer).get(f"/cases/{case.pk}/daily/")
    text = page.content.decode()
    assert "2026-09-14" in text and "2026-09-15" in text and "300,000.00" in text
    assert signed_in(story.cast.outsider).get(f"/cases/{case.pk}/daily/").status_code == 404


def test_a_daily_penalty_made_anew_is_not_made_a_second_time_while_it_lives(story, signed_in):
    case = story.open_daily()
    decided = story.follow(case, case.daily.opened_on).until(C.EXECUTING)
    day = decided.decision.served_on + timedelta(days=3)
    facts = {"case": Case.objects.get(pk=case.pk), "actor": story.cast.officer, "on": day}
    ending.annul_decision(
        case=facts["case"], actor=story.cast.leader, ground="own", reason="计罚日有误。", on=day
    )
    first = further.remake_case(**{**facts, "case": Case.objects.get(pk=case.pk)}, reason="重新处理")
    assert (first.procedure, first.original_id) == ("daily", story.case.pk)
    with pytest.raises(Refused, match="已另行立案"):
        further.remake_case(**{**facts, "case": Case.objects.get(pk=case.pk)}, reason="再来")
    page = signed_in(story.cast.officer).post(
        f"/cases/{case.pk}/remake/", {"on": str(day), "reason": "再来"}, follow=True
    )
    assert page.status_code in (404, 409) and story.case.further_cases.count() == 2
    filing.decline_filing(case=first, actor=story.cast.leader, reason="不再处理", on=day)
    second = further.remake_case(**{**facts, "case": Case.objects.get(pk=case.pk)}, reason="再来")
    assert second != first and second.daily.amount == case.daily.amount == second.proposal.fine
    done = story.follow(second, day).until(C.EXECUTING)
    assert done.decision.fine == case.daily.amount and done.decision.document.type == "daily_decision"


def test_further_refusals_add_up_and_join_the_open_case(story):
    case = story.open_daily()
    story.repeat(60, 61)
    story.inspect(65)
    same = story.open_daily(on=story.day(66))
    assert same.pk == case.pk
    row = DailyPenalty.objects.get(case=case)
    assert (row.rounds.count(), row.days, row.amount) == (2, 6, Decimal("900000"))
    assert Case.objects.get(pk=case.pk).proposal.fine == row.amount
    assert "累计6日" in Case.objects.get(pk=case.pk).proposal.reasons


def test_a_refusal_is_counted_once(story):
    story.open_daily()
    assert "没有新的计罚日" in reasons(story, on=story.fresh().decided_on + timedelta(days=2))


def test_after_review_a_further_refusal_opens_a_further_case(story):
    case = story.open_daily()
    further = story.follow(case, case.daily.opened_on)
    further.until(C.NOTICED)
    story.repeat(60, 61)
    story.inspect(65)
    another = story.open_daily(on=story.day(66))
    assert another.pk != case.pk and another.daily.days == 4 and another.original_id == story.case.pk


def test_corrected_at_the_first_recheck_there_is_no_daily_penalty(cast):
    story = Refusing(cast)
    story.order_correction = lambda: (
        setattr(story, "order", story.give_order(4, 5)),
        story.inspect(7, corrected=True),
    )
    story.until(C.EXECUTING)
    assert "须在" in reasons(story)


def test_after_a_clean_recheck_a_new_cycle_needs_a_new_original_decision(cast):
    """按日办法 第18条: found again later, the act is penalised anew and the count begins again."""
    first = Refusing(cast)
    first.until(C.EXECUTING)
    one = first.open_daily()
    first.repeat(60, 61)
    first.inspect(62, corrected=True)
    second = Refusing(cast, start=date(2026, 12, 8))
    second.until(C.EXECUTING)
    two = second.open_daily()
    assert (one.daily.cycle, two.daily.cycle) == (1, 2) and two.original_id != one.original_id


def test_sealing_that_stopped_the_discharge_bars_it_and_a_later_finding_opens_it(story):
    seal = Sealing.objects.create(
        case=story.case,
        office=story.case.office,
        state="in_force",
        ground="evasion",
        reason="停止排放",
        place="总排口",
        applied_on=story.day(8),
        approved_on=story.day(8),
        sealed_on=story.day(8),
        officer_a=story.cast.officer,
        officer_b=story.cast.partner,
        scene_record="查封总排口水泵。",
    )
    assert "不再实施按日连续处罚" in reasons(story)
    story.repeat(60, 61)
    story.inspect(63)  # discharging although sealed
    assert story.open_daily(on=story.day(64)).daily.days == 4
    assert sealing and seal.pk


@pytest.mark.parametrize(
    ("facts", "why"),
    [({"method": "open"}, "不是暗查"), ({"on_day": 36}, "超过复查期限")],
)
def test_a_recheck_announced_or_late_does_not_count(cast, facts, why):
    story = Refusing(cast)
    day = facts.pop("on_day", 7)

    def order_correction():
        story.order = story.give_order(4, 5)
        if day == 7:
            story.inspect(day, **facts)

    story.order_correction = order_correction
    story.until(C.EXECUTING)
    if day != 7:
        story.inspect(day)
    assert why in reasons(story, on=max(story.fresh().decided_on, story.day(day)) + timedelta(days=1))


def test_an_act_not_listed_before_the_code_is_refused(cast):
    story = Refusing(cast)
    story.until(C.EXECUTING)
    CorrectionOrder.objects.filter(pk=story.order.pk).update(warns_daily=False)
    assert "没有告知" in reasons(story)


@pytest.mark.parametrize("role", ["reviewer", "leader", "clerk", "supervisor"])
def test_others_than_officers_do_not_open_it(story, role):
    order = CorrectionOrder.objects.get(pk=story.order.pk)
    with pytest.raises(Refused):
        opening.open_daily(order=order, actor=getattr(story.cast, role), co_handler=story.cast.partner)


def test_the_sum_cannot_be_typed(story, signed_in):
    case = story.open_daily()
    further = story.follow(case, case.daily.opened_on)
    further.until(C.INVESTIGATING)
    answer = signed_in(story.cast.officer).post(f"/cases/{case.pk}/proposal/", {"fine": "1"})
    assert answer.status_code == 409 and "系统按原罚款乘以计罚日数计算" in answer.content.decode()
    further.until(C.DECIDING)
    with pytest.raises(Refused) as refused:
        further.decide(fine=Decimal("299999"))
    assert "300,000.00" in str(refused.value)
