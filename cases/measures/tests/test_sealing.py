"""Sealing and seizure from application to the return of goods."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.timelimits.models import Clock
from cases.execution.guards.closing import unsealed
from cases.execution.services import closing
from cases.execution.services.serving import serve_other
from cases.measures.services import referral, sealed_goods, sealing, sealing_end, sealing_term
from cases.measures.tests.facts import ITEM, MEASURE, typed_items, typed_scene
from cases.measures.tests.measures import due, refused
from cases.measures.tests.test_transfers import sent
from cases.models import Referral, Sealing
from cases.states import CaseState as C
from cases.states import SealingState as S

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _late_november(time_machine):
    time_machine.move_to("2026-11-23T15:00:00+08:00", tick=False)


def test_by_hand_from_application_to_release(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    story.add_evidence()
    officer, leader = signed_in(cast.officer), signed_in(cast.leader)
    url, day = reverse("cases:sealing-add", args=[case.pk]), date(2026, 11, 20)
    sent = {k: v for k, v in MEASURE.items() if k != "items"} | {
        "on": "2026-11-20",
        **typed_items(ITEM, ITEM),
    }
    more = officer.post(url, {**sent, "add_row": "1"})
    assert more.status_code == 200 and more.content.decode().count('name="drop_row"') == 5
    fewer = officer.post(url, {**sent, "drop_row": "1"})
    assert fewer.content.decode().count('name="drop_row"') == 1 and not case.sealings.exists()
    assert officer.post(url, sent).status_code == 302
    row = case.sealings.get()
    leader.post(
        reverse("cases:sealing-approve_sealing", args=[row.pk]), {"on": "2026-11-20", "opinion": "同意"}
    )
    execute = reverse("cases:sealing-execute_sealing", args=[row.pk])
    for lacking in ({"findings": ""}, {"told": False}, {"present_name": ""}, {"signature": "refused"}):
        assert officer.post(execute, typed_scene(day, cast.partner, **lacking)).status_code == 422, lacking
    assert officer.post(execute, typed_scene(day, cast.partner)).status_code == 302
    row.refresh_from_db()
    assert row.state == S.IN_FORCE and row.next_due_on == date(2026, 12, 20)  # a Sunday: not rolled
    page = officer.get(reverse("cases:sealing", args=[row.pk])).content.decode()
    assert "清点并加贴封条" in page and "用于通过暗管排放废水" in page
    release = reverse("cases:sealing-release_sealing", args=[row.pk])
    sent = {"on": "2026-11-23", "release_ground": "corrected"}
    assert leader.post(release, sent).status_code == 302
    assert leader.post(release, sent).status_code == 409  # a second click
    row.refresh_from_db()
    assert row.state == S.RELEASED and row.next_due_on == date(2026, 11, 26)  # three working days to serve
    kinds = set(IssuedDocument.objects.of(case).values_list("type", flat=True))
    assert {
        f"sealing_{k}" for k in ("approval", "decision", "list", "scene", "release", "release_list")
    } <= kinds


def test_the_term_runs_from_execution_through_month_ends_and_is_extended_once(measures, cast, time_machine):
    time_machine.move_to("2027-01-31T15:00:00+08:00", tick=False)
    row = measures.in_force(date(2027, 1, 31))
    assert due(row) == date(2027, 3, 2)
    sealing_term.extend_sealing(sealing=row, actor=cast.leader, reason="情况复杂", on=date(2027, 1, 31))
    assert due(row) == date(2027, 4, 1)
    refused(lambda: sealing_term.extend_sealing(sealing=row, actor=cast.leader, reason="再"), "已延长一次")


def test_testing_counts_out_only_when_told_before_it_begins_and_ends_when_it_ends(measures, cast):
    on = date(2026, 11, 23)
    row = measures.in_force(on)
    told = {"subject": "污泥浸出毒性", "body": "澜州市检测中心", "last_on": date(2026, 12, 4)}
    with pytest.raises(ValidationError, match="书面告知"):
        sealing_term.exclude_testing(
            sealing=row, actor=cast.leader, on=on, first_on=on - timedelta(days=1), **told
        )
    sealing_term.exclude_testing(sealing=row, actor=cast.leader, on=on, first_on=date(2026, 11, 25), **told)
    assert due(row) == date(2027, 1, 2)  # thirty days and ten: a Saturday, not rolled
    refused(
        lambda: sealing_term.finish_testing(sealing=row, actor=cast.reviewer, finished_on=on), "不属于本岗位"
    )


def test_an_early_end_of_testing_gives_the_days_back(measures, cast, time_machine):
    on = date(2026, 11, 23)
    row = measures.in_force(on)
    sealing_term.exclude_testing(
        sealing=row, actor=cast.leader, on=on, subject="污泥", body="中心",
        first_on=date(2026, 11, 25), last_on=date(2026, 12, 4),
    )  # fmt: skip
    time_machine.move_to("2026-11-27T15:00:00+08:00", tick=False)
    sealing_term.finish_testing(sealing=row, actor=cast.officer, finished_on=date(2026, 11, 27))
    row.refresh_from_db()
    assert due(row) == row.next_due_on == date(2026, 12, 26)


def test_a_request_is_decided_in_five_working_days_with_reasons_or_by_release(measures, cast):
    on = date(2026, 11, 20)
    row = measures.in_force(on)
    ask = {"by": "江岸", "content": "已拆除暗管", "received_on": on}
    sealing_end.request_release(sealing=row, actor=cast.officer, **ask)
    assert due(row, "seal.release.check") == date(2026, 11, 27)
    refused(lambda: sealing_end.request_release(sealing=row, actor=cast.officer, **ask), "还没有决定")
    answer = sealing_end.refuse_release(sealing=row, actor=cast.leader, checked="暗管仍在。", on=on)
    assert answer.accepted is False
    refused(lambda: sealing_end.refuse_release(sealing=row, actor=cast.leader, checked="x"), "没有待决定")
    sealing_end.request_release(sealing=row, actor=cast.officer, **ask)
    sealing_end.release_sealing(sealing=row, actor=cast.leader, release_ground="corrected", on=on)
    assert row.requests.last().accepted is True
    assert not Clock.objects.alive().of(row).filter(key__startswith="seal.release.check").exists()


def test_seized_goods_come_back_or_are_dealt_with_after_sixty_days(measures, cast, time_machine):
    on = date(2026, 11, 20)
    row = measures.in_force(on, kind="seize")
    refused(
        lambda: sealed_goods.return_goods(sealing=row, actor=cast.officer, receiver="x", condition="x"),
        "须在",
    )
    sealing_end.release_sealing(sealing=row, actor=cast.leader, release_ground="corrected", on=on)
    refused(lambda: sealed_goods.dispose_goods(sealing=row, actor=cast.leader, disposal="拍卖"), "还没有通知")
    sealed_goods.notify_collection(sealing=row, actor=cast.officer, on=on)
    assert due(row, "seal.collect") == date(2027, 1, 19)
    refused(lambda: sealed_goods.dispose_goods(sealing=row, actor=cast.leader, disposal="拍卖"), "届满前")
    time_machine.move_to("2027-01-20T15:00:00+08:00", tick=False)
    done = sealed_goods.dispose_goods(sealing=row, actor=cast.leader, disposal="拍卖，款项上缴国库")
    assert done.is_settled
    refused(
        lambda: sealed_goods.return_goods(sealing=row, actor=cast.officer, receiver="x", condition="x"),
        "已经",
    )


def _handed(measures, row, **facts):
    given = {
        "handed_to": "青禾县公安局",
        "filing_paper": "青公立字〔2026〕9号",
        "actor": measures.cast.leader,
    }
    return sealed_goods.hand_over_goods(sealing=row, **{**given, **facts})


def _filed(measures, on, **facts) -> Referral:
    """A crime the police have filed."""
    made = sent(measures.story, on, **facts)
    officer = measures.cast.officer
    took = {"receipt_no": "回执", "complexity": "crime.police"}
    made = referral.accept_referral(referral=made, actor=officer, on=on, **took)
    return referral.police_filed(referral=made, actor=officer, outcome="立案", on=on)


def test_goods_go_to_the_police_with_the_case_and_the_party_is_told(measures, cast):
    on = date(2026, 11, 20)
    row = measures.in_force(on, kind="seize")
    refused(lambda: _handed(measures, row), "没有登记公安机关立案", "第21条")
    crime = _filed(measures, on, items=[])
    assert due(crime, "crime.goods") == date(2026, 11, 23)
    judged = {"referral": crime, "actor": cast.officer, "reason": "判决生效"}
    refused(lambda: referral.conclude_referral(**judged), "没有随案移交", "第21条")
    refused(lambda: _handed(measures, row, on=date(2026, 11, 19)), "早于公安机关立案")
    refused(lambda: _handed(measures, row, actor=cast.officer), "不属于本岗位")
    _handed(measures, row)
    row.refresh_from_db()
    assert row.state == S.HANDED_OVER and row.next_due_on is None
    assert not Clock.objects.alive().of(crime).filter(key="crime.goods").exists()
    refused(lambda: _handed(measures, row), "须在")
    paper = row.papers("goods_transfer").get()
    assert paper.context["handed_to"] == "青禾县公安局" and "行政强制法" in paper.context["article"]
    told = lambda: "".join(r.text for r in unsealed(measures.story.fresh(), None))  # noqa: E731
    assert "财物移交通知书" in told()
    service = measures.story.service(0) | {"sent_on": date(2026, 11, 23), "served_on": date(2026, 11, 23)}
    serve_other(case=measures.story.fresh(), document=paper, actor=cast.officer, **service)
    assert not told()
    assert referral.conclude_referral(**judged).state == "concluded"


def test_listed_goods_follow_what_was_sealed(measures, cast):
    on = date(2026, 11, 20)
    row = measures.in_force(on)
    crime = _filed(measures, on, items=[{"name": "水泵", "quantity": "2台", "feature": "", "place": "车间"}])
    give = {"referral": crime, "actor": cast.officer, "goods_note": "已交接"}
    refused(lambda: referral.hand_over_goods(**give), "没有随案移交")
    _handed(measures, row)
    assert Clock.objects.alive().of(crime).filter(key="crime.goods").exists()  # the list still waits
    referral.hand_over_goods(**give)
    assert not Clock.objects.alive().of(crime).filter(key="crime.goods").exists()


def test_the_release_is_served_once_and_meets_its_clock(measures, cast):
    on = date(2026, 11, 20)
    row = measures.in_force(on)
    sealing_end.release_sealing(sealing=row, actor=cast.leader, release_ground="corrected", on=on)
    row.refresh_from_db()
    service = measures.story.service(0) | {"sent_on": on, "served_on": on}
    sealing_end.serve_release(sealing=row, actor=cast.officer, **service)
    assert not Clock.objects.alive().of(row).exists()
    refused(lambda: sealing_end.serve_release(sealing=row, actor=cast.officer, **service), "已于")


def test_a_major_case_needs_the_committee_without_investigators(measures, cast):
    on = date(2026, 11, 20)
    row = measures.applied(on, is_major=True)
    approve = lambda: sealing.approve_sealing(sealing=row, actor=cast.leader, on=on)  # noqa: E731
    refused(approve, "集体审议")
    vote = {"sealing": row, "actor": cast.leader, "minutes": "讨论", "agreed": True, "on": on}
    with pytest.raises(ValidationError, match="调查人员"):
        sealing_term.discuss_sealing(members=[cast.leader, cast.reviewer, cast.officer], **vote)
    with pytest.raises(ValidationError, match="不得少于"):
        sealing_term.discuss_sealing(members=[cast.leader, cast.reviewer], **vote)
    sealing_term.discuss_sealing(
        members=[cast.leader, cast.reviewer, cast.clerk], **{**vote, "agreed": False}
    )
    refused(approve, "没有同意")
    sealing_term.discuss_sealing(members=[cast.leader, cast.reviewer, cast.clerk], **vote)
    assert approve().state == S.APPROVED


def test_a_broken_seal_is_recorded_by_two(measures, cast):
    row = measures.in_force(date(2026, 11, 20))
    facts = {
        "found_on": date(2026, 11, 21),
        "content": "封条撕毁，水泵启用",
        "handling": "重新加封，移送公安",
    }
    refused(
        lambda: sealing_term.record_breach(sealing=row, actor=cast.officer, officer_b=cast.reviewer, **facts),
        "没有有效的执法证",
    )
    refused(
        lambda: sealing_term.record_breach(sealing=row, actor=cast.officer, officer_b=cast.officer, **facts),
        "不得少于两人",
    )
    sealing_term.record_breach(sealing=row, actor=cast.officer, officer_b=cast.partner, **facts)
    assert row.breaches.count() == 1


def test_goods_of_the_party_are_settled_before_the_case_is_closed(measures, cast):
    row = measures.in_force(date(2026, 11, 20), kind="seize")
    sealing_end.release_sealing(
        sealing=row, actor=cast.leader, release_ground="corrected", on=date(2026, 11, 21)
    )
    texts = [
        r.text
        for r in closing.CASES.refusals(
            measures.story.until(C.EXECUTING), "request_closing", actor=cast.officer
        )
    ]
    assert any("财物" in text for text in texts), texts


@pytest.mark.parametrize("role", ["reviewer", "clerk", "supervisor", "officer"])
def test_only_the_head_approves(measures, cast, role):
    row = measures.applied(date(2026, 11, 20))
    refused(lambda: sealing.approve_sealing(sealing=row, actor=getattr(cast, role)), "不属于本岗位")


def test_approval_needs_evidence_and_another_head(conduct, cast):
    case = conduct().until(C.INVESTIGATING)
    row = sealing.apply_for_sealing(case=case, actor=cast.officer, on=date(2026, 11, 20), **MEASURE)
    refused(lambda: sealing.approve_sealing(sealing=row, actor=cast.leader), "还没有证据")
    type(case).objects.filter(pk=case.pk).update(co_handler=cast.leader)
    refused(lambda: sealing.approve_sealing(sealing=Sealing.objects.get(), actor=cast.leader), "调查人员")


def test_the_list_and_its_file(measures, cast, signed_in):
    measures.in_force(date(2026, 11, 20))
    client = signed_in(cast.supervisor)
    for state in ("open", "late", "all", "in_force", "released"):
        assert client.get(reverse("cases:sealings"), {"state": state}).status_code == 200
    text = b"".join(client.get(reverse("cases:sealing-export"))).decode("utf-8-sig")
    assert "电镀车间" in text
