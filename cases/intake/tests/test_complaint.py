"""投诉举报: told in time, answered after the check, the reporter known to few."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.record.models import Entry
from bureau.record.services import verify_all
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.intake.services import clue as clues
from cases.intake.services import complaint as complaints
from cases.models import Clue, Complaint
from cases.states import ClueState, ComplaintState

pytestmark = pytest.mark.django_db


def _clock(row, key):
    return Clock.objects.of(row).get(key=key)


def test_acceptance_or_route_is_due_fifteen_days_after_receipt(make_complaint):
    """信访工作条例 第23条: calendar days, the day of receipt out."""
    assert _clock(make_complaint(), "petition.tell").due_on == date(2026, 12, 1)


def test_an_accepted_report_becomes_a_clue_received_on_the_day_of_the_report(make_complaint, cast):
    complaint = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity")
    assert complaint.state == ComplaintState.ACCEPTED and _clock(complaint, "petition.tell").met_on
    assert complaint.clue.source == Clue.Source.COMPLAINT
    assert complaint.clue.received_on == complaint.received_on
    assert _clock(complaint, "hotline.finish").due_on == date(2027, 1, 22)
    assert list(verify_all()) == []


def test_the_clue_does_not_name_the_reporter(make_complaint, cast):
    clue = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity").clue
    assert not clue.reporter and "陶女士" not in clue.content


def test_a_petition_is_answered_within_sixty_days_which_the_head_may_extend_by_thirty(make_complaint, cast):
    complaint = complaints.accept_complaint(
        complaint=make_complaint(channel="letter"), actor=cast.clerk, violation_reported=False
    )
    assert _clock(complaint, "petition.finish").due_on == date(2027, 1, 22)
    with pytest.raises(Refused):
        complaints.extend_complaint(complaint=complaint, actor=cast.clerk, reason="情况复杂")
    complaints.extend_complaint(complaint=complaint, actor=cast.leader, reason="情况复杂")
    assert _clock(complaint, "petition.finish").due_on == date(2027, 2, 22)  # 21 February is a Sunday


def test_the_answer_waits_for_the_decision_on_the_clue(make_complaint, cast):
    complaint = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity")
    answer = {"complaint": complaint, "actor": cast.leader, "result": "untrue", "reply": "经核查不属实。"}
    with pytest.raises(Refused, match="还没有处理结论"):
        complaints.reply_complaint(**answer)
    clues.decline_clue(clue=complaint.clue, actor=cast.leader, ground="no_violation", reason="现场未见排放。")
    complaint = complaints.reply_complaint(**answer)
    assert complaint.state == ComplaintState.REPLIED
    assert (
        IssuedDocument.objects.of(complaint).of_type("complaint_reply").get().number.endswith("〔2026〕1号")
    )
    with pytest.raises(Refused):
        complaints.reply_complaint(**answer)


def test_an_anonymous_report_is_checked_but_gets_no_letter(make_complaint, cast):
    anonymous = make_complaint(reporter="", reporter_phone="")
    complaints.accept_complaint(complaint=anonymous, actor=cast.clerk, party_kind="entity")
    assert not IssuedDocument.objects.of(anonymous).exists()


def test_another_report_of_the_same_matter_goes_to_the_clue_that_is_being_checked(
    make_complaint, make_clue, cast
):
    clue = make_clue()
    for _ in range(2):
        complaints.join_complaint(complaint=make_complaint(), actor=cast.officer, clue=clue)
    assert clue.complaints.count() == 2 and Clue.objects.count() == 1


@pytest.mark.parametrize("way", ["route_complaint", "decline_complaint", "withdraw_complaint"])
def test_every_end_without_an_answer_says_why(make_complaint, cast, way):
    more = {"organ": "青禾县水利局"} if way == "route_complaint" else {}
    done = getattr(complaints, way)(
        complaint=make_complaint(), actor=cast.leader, reason="属水利部门职责。", **more
    )
    assert done.reason and not Clock.objects.alive().of(done).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=done.pk).update(reason="")


def test_a_review_is_asked_within_thirty_days_of_the_answer(make_complaint, cast, time_machine):
    complaint = complaints.accept_complaint(
        complaint=make_complaint(channel="letter"), actor=cast.clerk, violation_reported=False
    )
    complaints.reply_complaint(complaint=complaint, actor=cast.leader, result="unclear", reply="查无实据。")
    time_machine.move_to("2026-12-24T09:00:00+08:00")
    ask = {"complaint": complaint, "actor": cast.clerk, "organ": "澜州市生态环境局"}
    with pytest.raises(ValidationError, match="届满"):
        complaints.ask_review(**ask, on=date(2026, 12, 24))
    complaints.ask_review(**ask, on=date(2026, 12, 23))
    with pytest.raises(ValidationError, match="还没有答复"):
        complaints.ask_review(**ask, on=date(2026, 12, 24))
    complaints.answer_review(complaint=complaint, actor=cast.clerk, opinion="维持答复。")
    complaints.ask_review(**ask, on=date(2026, 12, 24))
    assert list(complaint.reviews.values_list("step", flat=True)) == ["review", "recheck"]


def test_looking_at_the_reporter_needs_a_reason_and_stays_in_the_record(make_complaint, cast, signed_in):
    complaint = make_complaint()
    url = reverse("cases:complaint-reporter", args=[complaint.pk])
    assert (
        b"0000-7700123"
        not in signed_in(cast.officer).get(reverse("cases:complaint", args=[complaint.pk])).content
    )
    assert signed_in(cast.officer).post(url, {"reason": ""}).status_code == 422
    shown = signed_in(cast.officer).post(url, {"reason": "回访核实"})
    assert b"0000-7700123" in shown.content and shown["Cache-Control"] == "no-store"
    last = Entry.objects.of(complaint).order_by("-sequence").first()
    assert (last.verb, last.note, last.actor) == ("show_reporter", "回访核实", cast.officer)
    assert "0000-7700123" not in str(last.data)


@pytest.mark.parametrize("role", ["clerk", "supervisor", "reviewer"])
def test_others_never_learn_who_complained(make_complaint, cast, signed_in, role):
    complaint = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity")
    client = signed_in(getattr(cast, role))
    letter = IssuedDocument.objects.of(complaint).get()
    pages = [
        client.get(reverse("cases:complaint", args=[complaint.pk])),
        client.get(reverse("cases:complaints"), {"state": "all"}),
        client.get(reverse("cases:document", args=[letter.pk])),
        client.post(reverse("cases:complaint-reporter", args=[complaint.pk]), {"reason": "x"}),
    ]
    assert all("陶女士" not in page.content.decode() for page in pages)
    assert [page.status_code for page in pages[2:]] == [404, 403]


def test_the_export_has_no_word_about_reporters(make_complaint, cast, signed_in):
    make_complaint()
    text = b"".join(signed_in(cast.leader).get(reverse("cases:complaints-export")).streaming_content).decode()
    assert "禾润" in text and "陶女士" not in text and "7700123" not in text


def test_the_form_refuses_reporters_words_in_the_content(cast, signed_in):
    page = signed_in(cast.clerk).post(
        reverse("cases:complaint-add"),
        {
            "channel": "web",
            "received_on": "20261120",
            "subject": "某厂",
            "content": "陶女士反映有异味",
            "reporter": "陶女士",
            "people": 1,
        },
    )
    assert page.status_code == 422 and "写有举报人信息" in page.content.decode()
    assert not Complaint.objects.exists()


def test_the_list_costs_the_same_for_one_and_for_twenty(
    make_complaint, cast, signed_in, django_assert_max_num_queries
):
    client, url = signed_in(cast.clerk), reverse("cases:complaints")
    make_complaint()
    client.get(url)
    with django_assert_max_num_queries(40) as one:
        client.get(url)
    for _ in range(19):
        make_complaint()
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(url)


def test_the_clue_page_lists_its_complaints(make_complaint, cast, signed_in):
    complaint = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity")
    page = signed_in(cast.supervisor).get(reverse("cases:clue", args=[complaint.clue_id]))
    assert complaint.number in page.content.decode() and ClueState.RECEIVED.label in page.content.decode()


def test_a_clerk_reads_who_takes_the_next_step_and_withdrawal_is_no_way_on(make_complaint, cast, signed_in):
    complaint = complaints.accept_complaint(complaint=make_complaint(), actor=cast.clerk, party_kind="entity")
    page = signed_in(cast.clerk).get(f"/cases/complaints/{complaint.pk}/").content.decode()
    assert "下一步由其他岗位办理：签发答复（局领导）" in page
    assert "btn btn-danger" in page and "btn btn-primary" not in page
