"""限制生产、停产整治 from proposal to follow-up."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bureau.record.tests.test_chain import PNG
from bureau.timelimits.models import Clock
from cases.measures.guards.restriction import restricted_with_penalty
from cases.measures.services import restriction, restriction_run
from cases.measures.tests.measures import due, refused
from cases.models import Restriction
from cases.states import CaseState as C
from cases.states import RestrictionState as S

pytestmark = pytest.mark.django_db
LIMIT = {"kind": "limit", "ground": "over_limit", "reason": "化学需氧量超标 1.3 倍", "demand": "达标排放。"}
SUSPEND = {**LIMIT, "kind": "suspend", "ground": "heavy_metal"}
DAY = date(2026, 9, 14)  # a Monday


class Restricting:
    """One measure taken as far as asked, on days counted from DAY."""

    def __init__(self, story, cast):
        self.story, self.cast = story, cast
        self.case = story.until(C.INVESTIGATING)
        story.add_evidence()

    def service(self, on: date) -> dict:
        return self.story.service(0) | {"sent_on": on, "served_on": on}

    def proposed(self, **facts) -> Restriction:
        return restriction.propose_restriction(
            case=self.case, actor=self.cast.officer, on=DAY, **{**LIMIT, **facts}
        )

    def told(self, **facts) -> Restriction:
        row = self.proposed(**facts)
        row = restriction.review_restriction(
            restriction=row, actor=self.cast.reviewer, opinion="属实", on=DAY
        )
        row = restriction.issue_restriction_notice(restriction=row, actor=self.cast.leader, on=DAY)
        return restriction.serve_restriction_notice(
            restriction=row, actor=self.cast.officer, **self.service(DAY)
        )

    def in_force(self, **facts) -> Restriction:
        row = self.told(**facts)
        on = row.earliest_decision_on
        if not row.is_limit:
            self.discuss(row, on)
        row = restriction.decide_restriction(restriction=row, actor=self.cast.leader, on=on)
        return restriction_run.serve_restriction(restriction=row, actor=self.cast.officer, **self.service(on))

    def discuss(self, row, on, agreed=True):
        members = [self.cast.leader, self.cast.reviewer, self.cast.clerk]
        restriction.discuss_restriction(
            restriction=row, actor=self.cast.leader, members=members, minutes="讨论", agreed=agreed, on=on
        )


@pytest.fixture
def restricting(conduct, cast, time_machine):
    time_machine.move_to("2027-03-31T15:00:00+08:00", tick=False)
    return Restricting(conduct(), cast)


def test_a_limit_runs_three_months_and_three_more_and_ends_on_the_day_of_filing(restricting, cast):
    row = restricting.in_force()
    served = row.served_on
    days = (row.defence_until, row.hearing_until, served)
    assert days == (date(2026, 9, 20), date(2026, 9, 20), date(2026, 9, 21))  # the 20th is a make-up Sunday
    assert due(row, "limit.term") == date(2026, 12, 21)  # months: the corresponding day
    plan = due(row, "limit.plan")
    assert plan == date(2026, 10, 19)  # fifteen working days across National Day with its make-up Saturday
    restriction_run.extend_restriction(
        restriction=row, actor=cast.leader, reason="改造未完", on=date(2026, 12, 1)
    )
    assert due(row, "limit.term") == date(2027, 3, 21)
    refused(
        lambda: restriction_run.extend_restriction(restriction=row, actor=cast.leader, reason="再"),
        "已延长一次",
    )
    report = {
        "rectified_on": date(2027, 2, 26),
        "report": "完成",
        "monitoring_report": "中心 2027-3 号，达标",
        "output_comparison": "用电下降 30%",
        "on": date(2027, 3, 1),
    }
    filed = lambda: restriction_run.file_report(restriction=row, actor=cast.officer, **report)  # noqa: E731
    refused(filed, "整改方案没有备案")
    restriction_run.file_plan(restriction=row, actor=cast.officer, plan_public="公司网站", on=served)
    row = filed()
    assert row.state == S.RELEASED and row.released_on == date(2027, 3, 1)
    assert due(row, "limit.followup") == date(2027, 3, 31)
    refused(filed, "须在")
    check = {"checked_on": date(2027, 3, 15), "findings": "正常", "compliant": True}
    restriction_run.follow_up(restriction=row, actor=cast.officer, officer_b=cast.partner, **check)
    row.refresh_from_db()
    assert row.state == S.FINISHED and not Clock.objects.alive().of(row).exists()


def test_a_suspension_has_no_end_and_needs_the_committee_after_the_defence(restricting, cast):
    row = restricting.told(**SUSPEND)
    decide = lambda on: restriction.decide_restriction(restriction=row, actor=cast.leader, on=on)  # noqa: E731
    refused(lambda: decide(row.defence_until), "届满", "集体审议")
    restricting.discuss(row, DAY)
    heard = {"by": "江岸", "content": "已整改", "received_on": DAY + timedelta(days=2)}
    restriction.record_restriction_defence(restriction=row, actor=cast.officer, **heard)
    refused(lambda: decide(row.earliest_decision_on), "没有复核", "须重新审议")
    answer = {"accepted": False, "answer": "仍超标", "on": DAY + timedelta(days=3)}
    restriction.answer_restriction_defence(restriction=row, actor=cast.officer, **answer)
    restricting.discuss(row, DAY + timedelta(days=4))
    made = decide(row.earliest_decision_on)
    assert made.document.type == "suspension_decision" and "江岸" in made.document.context["heard"]
    assert due(made, "limit.serve") == date(2026, 10, 8)  # over Mid-Autumn and National Day
    row = restriction_run.serve_restriction(
        restriction=made, actor=cast.officer, **restricting.service(made.decided_on)
    )
    assert not Clock.objects.of(row).filter(key="limit.term").exists()
    refused(
        lambda: restriction_run.extend_restriction(restriction=row, actor=cast.leader, reason="x"),
        "没有固定期限",
    )


def test_a_signed_waiver_opens_the_decision_and_a_hearing_closes_it_until_held(restricting, cast):
    row = restricting.told()
    decide = lambda on: restriction.decide_restriction(restriction=row, actor=cast.leader, on=on)  # noqa: E731
    restriction.request_restriction_hearing(restriction=row, actor=cast.officer, by="江岸", on=DAY)
    refused(lambda: decide(row.earliest_decision_on), "听证没有举行")
    call = {"place": "会议室", "chair": cast.reviewer, "on": date(2026, 9, 21)}
    with pytest.raises(ValidationError, match="调查人员"):
        restriction.call_restriction_hearing(
            restriction=row,
            actor=cast.reviewer,
            scheduled_on=date(2026, 10, 20),
            **{**call, "chair": cast.officer},
        )
    early = {"scheduled_on": date(2026, 9, 25), **call}
    refused(
        lambda: restriction.call_restriction_hearing(restriction=row, actor=cast.reviewer, **early),
        "工作日前通知",
    )
    restriction.call_restriction_hearing(
        restriction=row, actor=cast.reviewer, scheduled_on=date(2026, 10, 15), **call
    )
    held = {"minutes": "记录", "conclusion": "维持", "on": date(2026, 10, 15)}
    restriction.hold_restriction_hearing(restriction=row, actor=cast.reviewer, **held)
    assert decide(date(2026, 10, 16)).state == S.DECIDED


def test_a_waiver_is_a_paper(restricting, cast):
    row = restricting.told()
    upload = SimpleUploadedFile("放弃.png", PNG)
    restriction.waive_restriction(restriction=row, actor=cast.officer, on=DAY, upload=upload)
    assert restriction.decide_restriction(restriction=row, actor=cast.leader, on=DAY).state == S.DECIDED


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"ground": "heavy_metal"}, "应当停产整治"),
        ({"kind": "suspend"}, "先限制生产"),
        ({"kind": "suspend", "ground": "after_limit"}, "前次限制生产"),
        ({"ground": "other"}, "名称和条款"),
        ({"refrain": "livelihood"}, "仍须实施的理由"),
    ],
)
def test_ground_and_kind_must_fit(restricting, facts, word):
    refused(lambda: restricting.proposed(**facts), word)


def test_the_code_ground_only_from_its_day(conduct, cast, time_machine):
    time_machine.move_to("2026-08-14T15:00:00+08:00", tick=False)
    case = conduct(start=date(2026, 8, 3)).until(C.INVESTIGATING)
    facts = {**LIMIT, "ground": "evasion_code"}
    refused(
        lambda: restriction.propose_restriction(case=case, actor=cast.officer, on=date(2026, 8, 14), **facts),
        "2026-08-15",
    )


def test_one_at_a_time_and_reviewed_by_another(restricting, cast):
    row = restricting.proposed()
    refused(restricting.proposed, "已有一件")
    refused(
        lambda: restriction.review_restriction(restriction=row, actor=cast.officer, opinion="x"),
        "不属于本岗位",
    )
    type(restricting.case).objects.filter(pk=restricting.case.pk).update(co_handler=cast.reviewer)
    row = Restriction.objects.get(pk=row.pk)
    refused(
        lambda: restriction.review_restriction(restriction=row, actor=cast.reviewer, opinion="x"), "调查人员"
    )


def test_a_limit_that_ran_out_is_followed_by_suspension_or_closure(restricting, cast):
    row = restricting.in_force()
    refused(
        lambda: restriction_run.expire_restriction(
            restriction=row, actor=cast.officer, on=date(2026, 12, 21)
        ),
        "还没有届满",
    )
    restriction_run.expire_restriction(restriction=row, actor=cast.officer, on=date(2026, 12, 23))
    check = {"checked_on": date(2027, 1, 5), "findings": "仍超标", "compliant": False}
    restriction_run.follow_up(restriction=row, actor=cast.officer, officer_b=cast.partner, **check)
    facts = {**SUSPEND, "ground": "after_limit", "previous": row}
    again = restriction.propose_restriction(
        case=restricting.case, actor=cast.officer, on=date(2027, 1, 6), **facts
    )
    assert again.previous == row
    row.refresh_from_db()
    restriction_run.ask_for_closure(
        restriction=row, actor=cast.leader, ground="屡罚屡犯", on=date(2027, 1, 6)
    )


def test_evasion_is_punished_together_with_a_restriction(conduct, cast, time_machine):
    time_machine.move_to("2026-11-23T15:00:00+08:00", tick=False)
    story = conduct(violation="evade-water", restricts=False)
    story.until(C.DECIDING)
    refused(story.decide, "第1108条")
    story.restrict()
    story.decide()
    assert story.fresh().decided_on


def test_before_the_code_nothing_of_the_kind(conduct, cast, time_machine):
    time_machine.move_to("2026-08-10T15:00:00+08:00", tick=False)
    story = conduct(violation="evade-water", start=date(2026, 6, 8))
    case = story.until(C.DECIDED)
    context = type("Context", (), {"on": date(2026, 8, 14)})
    assert restricted_with_penalty(case, context) is None


def test_pages_and_file(restricting, cast, signed_in):
    row = restricting.in_force()
    officer = signed_in(cast.officer)
    for state in ("open", "late", "all", "in_force"):
        assert officer.get(reverse("cases:restrictions"), {"state": state}).status_code == 200
    page = officer.get(reverse("cases:restriction", args=[row.pk])).content.decode()
    assert row.document.number in page and "整改完成报备" in page
    text = b"".join(officer.get(reverse("cases:restriction-export"))).decode("utf-8-sig")
    assert "限制生产" in text
    sent = {"on": "2027-03-30", **LIMIT}
    assert officer.post(reverse("cases:restriction-add", args=[restricting.case.pk]), sent).status_code == 409
    case_page = officer.get(reverse("cases:case", args=[restricting.case.pk]), {"tab": "measures"})
    assert row.document.number in case_page.content.decode()
