"""Fatal errors 11, 13, 16 and 25 of the file review: tried by everyone, in odd orders, by services, pages and rows."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bureau.workflow import Refused
from cases.decision.services import decision as deciding
from cases.measures.services import sealing, sealing_end, sealing_term
from cases.measures.tests.facts import ITEM, MEASURE, at, scene, typed_items, typed_scene
from cases.measures.tests.measures import Measures, refused
from cases.models import Case, SealedItem, Sealing
from cases.states import CaseState as C
from cases.states import SealingState as S
from inspections.tests.test_races import at_once

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
ROLES = ("officer", "partner", "reviewer", "leader", "clerk", "supervisor", "admin", "outsider")


@pytest.fixture(autouse=True)
def _late_november(time_machine):
    time_machine.move_to("2026-11-23T15:00:00+08:00", tick=False)


@pytest.fixture
def measures(conduct, cast):
    return Measures(conduct(), cast)


def _typed(**changed) -> dict:
    facts = {name: value for name, value in MEASURE.items() if name != "items"} | changed
    return {
        name: "on" if value is True else value for name, value in facts.items() if value not in ("", False)
    }


def _impossible(row, **facts):
    """The database itself refuses the row."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**facts)


def test_fatal_error_11_no_catch_all_without_its_law(measures, cast, signed_in):
    for words in ("", "其他情形", "有关法律", "第27条"):
        refused(lambda w=words: measures.applied(ON, ground="other", other_basis=w), "名称和条款")
    url = reverse("cases:sealing-add", args=[measures.case.pk])
    sent = {**_typed(ground="other"), "on": "2026-11-20", **typed_items()}
    answer = signed_in(cast.officer).post(url, sent)
    assert answer.status_code == 409 and "第4条第1款第6项" in answer.content.decode()
    assert not Sealing.objects.exists()
    row = measures.applied(ON, ground="other", other_basis="固体废物污染环境防治法 第27条")
    _impossible(row, other_basis="")
    row = sealing.approve_sealing(sealing=row, actor=cast.leader, on=ON)
    assert "二十七条" in row.papers("sealing_decision").get().context["article"]


def test_fatal_error_11_grounds_of_the_code_only_from_its_day(conduct, cast, time_machine):
    time_machine.move_to("2026-08-14T15:00:00+08:00", tick=False)
    measures = Measures(conduct(start=date(2026, 8, 3)), cast)
    for ground in ("damage", "evidence"):
        refused(lambda g=ground: measures.applied(date(2026, 8, 14), ground=g), "2026-08-15", "第52条")
    row = measures.applied(date(2026, 8, 14))
    _impossible(row, ground="damage")
    time_machine.move_to("2026-08-17T15:00:00+08:00", tick=False)
    item = {**ITEM, "name": "挖掘机"}
    made = measures.applied(date(2026, 8, 15), ground="evidence", items=[item])
    assert made.ground == "evidence"


def test_fatal_error_13_nothing_unrelated_is_sealed(measures, cast, signed_in):
    refused(lambda: measures.applied(ON, items=[]), "没有列明", "第23条")
    for lacking in ({"tie": ""}, {"relation": " "}, {"tie": "none"}):
        refused(lambda x=lacking: measures.applied(ON, items=[{**ITEM, **x}]), "与违法行为的关系", "第23条")
    url = reverse("cases:sealing-add", args=[measures.case.pk])
    client = signed_in(cast.officer)
    for lacking in ({"tie": ""}, {"relation": ""}):
        sent = {**_typed(), "on": "2026-11-20", **typed_items({**ITEM, **lacking})}
        assert client.post(url, sent).status_code == 422
    for gone in ({"item-TOTAL_FORMS": 0}, {"item-TOTAL_FORMS": "x"}, {"item-TOTAL_FORMS": "-5"}):
        assert client.post(url, {**_typed(), "on": "2026-11-20", **gone}).status_code == 422
    assert not Sealing.objects.exists()
    row = measures.applied(ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        SealedItem.objects.create(sealing=row, name="家用轿车", quantity="1", tie="", relation="")
    _impossible(row.items.get(), relation="")


def test_fatal_error_13_nothing_twice_nothing_a_family_lives_on(measures, cast):
    refused(lambda: measures.applied(ON, not_sealed_elsewhere=False), "其他机关")
    measures.applied(ON)
    refused(lambda: measures.applied(ON), "重复查封")
    Case.objects.filter(pk=measures.case.pk).update(party_kind="citizen")
    other = [{**ITEM, "name": "搅拌机"}]
    refused(lambda: measures.applied(ON, items=other), "生活必需品")
    assert measures.applied(ON, items=other, no_daily_goods=True)


def test_fatal_error_16_no_sealing_without_its_scene_record(measures, cast, signed_in):
    row = sealing.approve_sealing(sealing=measures.applied(ON), actor=cast.leader, on=ON)
    url = reverse("cases:sealing-execute_sealing", args=[row.pk])
    client = signed_in(cast.officer)
    lacking = (
        {"findings": ""},
        {"told": False},
        {"certificates_shown": False},
        {"list_handed": False},
        {"present_name": ""},
        {"presence": "absent", "signature": "absent"},
        {"signature": "refused"},
    )
    for changed in lacking:
        assert client.post(url, typed_scene(ON, cast.partner, **changed)).status_code == 422, changed
    for second in (cast.officer, cast.reviewer, cast.outsider):
        assert client.post(url, typed_scene(ON, second)).status_code in (409, 422)
    row.refresh_from_db()
    assert row.state == S.APPROVED and not row.papers("sealing_scene").exists()
    _impossible(row, state="in_force", sealed_on=ON, officer_a=cast.officer, officer_b=cast.partner)
    _impossible(row, state="in_force", sealed_on=ON, scene_record="x", officer_a=cast.officer)
    _impossible(row, state="released", released_on=ON, release_ground="corrected")
    done = sealing.execute_sealing(sealing=row, actor=cast.officer, **scene(ON, cast.partner))
    assert done.papers("sealing_scene").exists() and done.scene.told


def test_fatal_error_16_never_before_approval(measures, cast, signed_in):
    row = measures.applied(ON)
    url = reverse("cases:sealing-execute_sealing", args=[row.pk])
    for role in ROLES:
        answer = signed_in(getattr(cast, role)).post(url, typed_scene(ON, cast.partner))
        assert answer.status_code in (403, 404, 409), role
    facts = {"sealed_on": ON, "officer_a": cast.officer, "officer_b": cast.partner, "scene_record": "x"}
    _impossible(row, state="in_force", **facts)
    _impossible(row, state="in_force", **facts, approved_on=ON + timedelta(days=1))


def _at_once(measures, cast, started: datetime, **changed) -> Sealing:
    facts = {name: value for name, value in MEASURE.items()} | scene(ON, cast.partner)
    facts |= {"started_at": started, "ended_at": started + timedelta(minutes=40), "reported_to": cast.leader}
    return sealing.seal_at_once(case=measures.case, actor=cast.officer, **{**facts, **changed})


def test_fatal_error_25_on_the_spot_stands_only_with_approval_within_the_hours(
    measures, cast, time_machine, signed_in
):
    """Friday afternoon: the hours run through the weekend."""
    time_machine.move_to("2026-11-20T16:50:00+08:00", tick=False)
    row = _at_once(measures, cast, at(ON, 16, 5))
    assert row.state == S.EMERGENCY and row.next_due_on == date(2026, 11, 21)
    time_machine.move_to("2026-11-21T16:05:00+08:00", tick=False)
    assert not sealing.SEALINGS.refusals(row, "approve_emergency", actor=cast.leader)
    time_machine.move_to("2026-11-21T16:05:01+08:00", tick=False)
    refused(lambda: sealing.approve_emergency(sealing=row, actor=cast.leader), "届满", "立即解除", "第19条")
    leader = signed_in(cast.leader)
    approve = reverse("cases:sealing-approve_emergency", args=[row.pk])
    for sent in ({"opinion": "同意"}, {"opinion": "同意", "at": "2026-11-20 17:00", "on": "2026-11-20"}):
        assert leader.post(approve, sent).status_code == 409
    page = leader.get(reverse("cases:sealing", args=[row.pk])).content.decode()
    assert "失效" in page and "解除" in page
    sealing_end.release_sealing(sealing=row, actor=cast.leader, release_ground="late")
    row.refresh_from_db()
    assert row.state == S.RELEASED and row.papers("sealing_release").exists()


def test_fatal_error_25_what_the_head_refuses_is_released_at_once(measures, cast, time_machine):
    time_machine.move_to("2026-11-20T18:00:00+08:00", tick=False)
    row = _at_once(measures, cast, at(ON, 17))
    sealing_end.refuse_emergency(sealing=row, actor=cast.leader, reason="无须查封")
    row.refresh_from_db()
    assert row.state == S.RELEASED and row.released_on == ON and row.release_ground == "refused"


def test_fatal_error_25_approved_in_time_it_runs_from_the_act(measures, cast, time_machine):
    time_machine.move_to("2026-11-20T18:00:00+08:00", tick=False)
    row = _at_once(measures, cast, at(ON, 17), kind="seize", custodian="仓储站")
    row = sealing.approve_emergency(sealing=row, actor=cast.leader)
    assert row.state == S.IN_FORCE and row.next_due_on == date(2026, 12, 20)
    with pytest.raises(Refused):
        _at_once(measures, cast, timezone.now() + timedelta(hours=1))


def test_fatal_error_25_an_expired_measure_can_only_be_released(measures, cast, time_machine, signed_in):
    row = measures.in_force(ON)
    time_machine.move_to("2026-12-21T09:00:00+08:00", tick=False)
    later = date(2026, 12, 21)
    testing = {"subject": "x", "body": "x", "first_on": later, "last_on": later}
    refused(lambda: sealing_term.extend_sealing(sealing=row, actor=cast.leader, reason="x"), "失效", "第25条")
    refused(lambda: sealing_term.exclude_testing(sealing=row, actor=cast.leader, **testing), "失效")
    ask = {"by": "江岸", "content": "到期", "received_on": later}
    sealing_end.request_release(sealing=row, actor=cast.officer, **ask)
    refused(lambda: sealing_end.refuse_release(sealing=row, actor=cast.leader, checked="x"), "失效")
    assert list(Sealing.objects.lapsed(later)) == [row]
    for role in ("officer", "leader", "clerk", "supervisor"):
        client = signed_in(getattr(cast, role))
        assert "失效" in client.get(reverse("cases:sealing", args=[row.pk])).content.decode()
        assert "到期没有解除" in client.get(reverse("cases:sealings")).content.decode()
        case_page = client.get(reverse("cases:case", args=[row.case_id]), {"tab": "measures"})
        assert "失效" in case_page.content.decode()
    sealing_end.release_sealing(sealing=row, actor=cast.leader, release_ground="expired")
    assert not Sealing.objects.lapsed(later).exists()


def test_fatal_error_25_no_decision_and_no_end_while_something_stands_sealed(measures, cast, time_machine):
    row = measures.in_force(ON)
    story = measures.story
    time_machine.move_to("2026-12-21T09:00:00+08:00", tick=False)
    case = story.until(C.DECIDING) if _may_notice(story) else story.fresh()
    with pytest.raises(Refused) as caught:
        deciding.issue_decision(case=case, actor=cast.leader, fine=story.fine, reasons="x")
    assert "没有解除" in str(caught.value) or "须在" in str(caught.value)
    sealing_end.release_sealing(sealing=row, actor=cast.leader, release_ground="expired")


def _may_notice(story) -> bool:
    """The story's days lie before the end of the term, so that its steps still pass."""
    return story.day(30) < date(2026, 12, 20)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_applications_at_once_seal_nothing_twice(conduct, cast):
    measures = Measures(conduct(), cast)
    found = at_once(lambda: measures.applied(ON))
    assert sorted(type(one).__name__ for one in found) == ["Refused", "Sealing"]
