"""Pages of the room: every page of every stage opens, forms keep what was typed, lists cost the same at any length."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.acts import CASE_DESK
from cases.measures.services.sealing import apply_for_sealing
from cases.measures.tests.facts import ITEM, MEASURE
from cases.models import Case, Clue
from cases.states import CaseState as C
from cases.tests.conduct import Conduct
from inspections.tests.factories import EnterpriseFactory

# Every form in every state; what the lists ask is tested by the rooms on both databases.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.django_db, pytest.mark.usefixtures("late_november")]


@pytest.fixture
def late_november():
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


STAGES = [state for state, _ in Conduct.STEPS]


@pytest.mark.parametrize("state", STAGES)
def test_case_page_opens_at_every_stage_for_everyone(conduct, cast, signed_in, state):
    case = conduct().until(state)
    for person in (cast.officer, cast.reviewer, cast.leader, cast.clerk, cast.supervisor):
        answer = signed_in(person).get(reverse("cases:case", args=[case.pk]))
        assert answer.status_code == 200 and case.party_name in answer.content.decode()


@pytest.mark.parametrize("state", STAGES)
def test_every_act_shows_its_form_or_its_reasons(conduct, cast, signed_in, state):
    case = conduct().until(state)
    people = {role: p for p in (cast.officer, cast.reviewer, cast.leader, cast.clerk) for role in p.roles}
    for act in CASE_DESK.acts:
        client = signed_in(people[CASE_DESK.transition(act.name).roles[0]])
        answer = client.get(reverse(f"cases:case-{act.name}", args=[case.pk]))
        text = answer.content.decode()
        assert answer.status_code in (200, 409), act.name
        assert ("现在不能" in text) == (answer.status_code == 409), act.name


def test_another_bureau_finds_nothing(conduct, cast, signed_in):
    case = conduct().until(C.DECIDED)
    client = signed_in(cast.outsider)
    for name, pk in (
        ("case", case.pk),
        ("record", case.pk),
        ("clue", case.clue_id),
        ("order", case.orders.get().pk),
        ("document", case.decision.document_id),
    ):
        assert client.get(reverse(f"cases:{name}", args=[pk])).status_code == 404, name
    assert case.party_name not in client.get(reverse("cases:cases")).content.decode()


def test_clue_to_case_by_hand_with_the_firm_found_by_its_code(cast, signed_in):
    firm = EnterpriseFactory(name="青禾县石桥陶瓷有限公司", town="石桥镇")
    client = signed_in(cast.officer)
    answer = client.post(
        reverse("cases:clue-add"),
        {
            "source": "complaint",
            "received_on": "20261120",
            "content": "夜间排放黑烟",
            "party_name": "石桥陶瓷",
            "party_kind": "entity",
            "party_code": firm.code.lower(),
            "reporter": "匿名群众甲",
        },
    )
    clue = Clue.objects.get()
    assert answer.status_code == 302 and clue.enterprise == firm and clue.party_address == firm.address
    assert clue.next_due_on == date(2026, 12, 7)  # fifteen days end on Saturday 5 December
    assert "匿名群众甲" in client.get(reverse("cases:clue", args=[clue.pk])).content.decode()
    assert (
        "匿名群众甲" not in signed_in(cast.clerk).get(reverse("cases:clue", args=[clue.pk])).content.decode()
    )


def test_a_wrong_form_keeps_what_was_typed_and_says_what_to_do(cast, signed_in):
    answer = signed_in(cast.officer).post(
        reverse("cases:clue-add"),
        {"source": "complaint", "received_on": "13月5日", "content": "夜间排放黑烟", "party_kind": "entity"},
    )
    text = answer.content.decode()
    assert (
        answer.status_code == 422
        and "夜间排放黑烟" in text
        and "不是日期" in text
        and not Clue.objects.exists()
    )


def test_a_refused_post_answers_409_with_the_reasons_and_changes_nothing(conduct, cast, signed_in):
    case = conduct().until(C.DEFENCE)
    answer = signed_in(cast.officer).post(
        reverse("cases:case-close_defence", args=[case.pk]), {"on": "2026-09-22"}
    )
    assert answer.status_code == 409 and "行政处罚法 第45条" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).state == C.DEFENCE


def test_preview_of_a_notice_is_a_watermarked_pdf_and_stores_nothing(conduct, cast, signed_in):
    case = conduct().until(C.NOTICING)
    answer = signed_in(cast.leader).post(
        reverse("cases:case-issue_notice", args=[case.pk]), {"on": "2026-09-20", "preview": "1"}
    )
    assert (
        answer.status_code == 200
        and answer.content.startswith(b"%PDF")
        and Case.objects.get(pk=case.pk).notice is None
    )


def test_proposal_computes_from_factors_and_refuses_beyond_the_range(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    client, url = signed_in(cast.officer), reverse("cases:proposal", args=[case.pk])
    page = client.get(url)
    basis = page.context["form"].initial["basis"]
    sent = {
        "basis": basis,
        "outcome": "normal",
        "factor_lines": "超标 1.33 倍 = 12\n排放量 = 6%",
        "reasons": "按裁量基准",
        "fine": "",
    }
    assert client.post(url, {**sent, "fine": "1,000,000.01"}).status_code == 422
    assert client.post(url, {**sent, "fine": "9999"}).status_code == 422
    assert client.post(url, {**sent, "factor_lines": "超标很多"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert story.fresh().proposal.fine == 280000  # (10 + 12 + 6) % of one million


def test_a_second_click_is_refused_not_doubled(conduct, cast, signed_in):
    case = conduct().until(C.FILING)
    client, url = signed_in(cast.leader), reverse("cases:case-approve_filing", args=[case.pk])
    sent = {"on": "2026-09-10", "opinion": "同意"}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 409
    assert Case.objects.get(pk=case.pk).number.endswith("〕1号")


def _cost(client, url) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["cases:cases", "cases:clues", "cases:orders", "cases:sealings"])
def test_lists_cost_the_same_with_one_row_and_twelve(conduct, cast, signed_in, name):
    client, url = signed_in(cast.officer), reverse(name)
    _make(conduct, cast, 1)
    client.get(url)
    few = _cost(client, url)
    _make(conduct, cast, 11)
    assert _cost(client, url) == few


def _make(conduct, cast, count):
    for _ in range(count):
        story = conduct()
        case = story.until(C.INVESTIGATING)
        story.order_correction()
        case.orders.update(state="served_open", rechecked_on=None, recheck_result="")
        apply_for_sealing(
            case=case,
            actor=cast.officer,
            **{**MEASURE, "items": [{**ITEM, "place": f"{case.pk}"}]},
        )
        type(story)(cast).register()


def test_the_case_page_costs_the_same_whatever_it_holds(conduct, cast, signed_in):
    client = signed_in(cast.officer)
    story = conduct()
    case = story.until(C.INVESTIGATING)
    story.add_evidence()
    url = reverse("cases:case", args=[case.pk])
    client.get(url)
    few = _cost(client, url)
    for number in range(12):
        story.add_evidence(title=f"照片{number}")
    assert _cost(client, url) == few


def test_a_part_of_a_case_that_cannot_be_changed_any_more_opens_with_its_reasons(conduct, cast, signed_in):
    case = conduct().until(C.DECIDED)
    answer = signed_in(cast.officer).get(reverse("cases:evidence-add", args=[case.pk]))
    assert answer.status_code == 409 and "还差" in answer.content.decode()


def test_nobody_is_offered_a_clue_they_may_not_register(cast, signed_in):
    add = reverse("cases:clue-add")
    for page in ("cases:clues", "cases:cases"):
        assert add in signed_in(cast.officer).get(reverse(page)).content.decode()
        assert add not in signed_in(cast.supervisor).get(reverse(page)).content.decode()


def test_export_streams_the_filtered_rows(conduct, cast, signed_in):
    conduct().until(C.DECIDED)
    answer = signed_in(cast.supervisor).get(reverse("cases:export"), {"view": "all", "state": "decided"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.count("\r\n") == 2 and "超标排放水污染物" in text


def test_uploads_are_never_served_as_pages(conduct, cast, signed_in):
    story = conduct()
    case = story.until(C.INVESTIGATING)
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
    item = story.add_evidence(upload=SimpleUploadedFile("监测报告.pdf", pdf), title="监测报告")
    answer = signed_in(cast.leader).get(reverse("cases:file", args=[case.pk, item.file_id]))
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["X-Content-Type-Options"] == "nosniff"
    )
    assert b"".join(answer.streaming_content) == pdf
