"""A visit from the task to the frozen record: who may make it, what must be there first."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from bureau.dates import today
from bureau.record.models import Entry
from bureau.staff.models import Certificate
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from inspections.models import Finding, InspectionTask, SceneRecord
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.services import recusal as recusals
from inspections.services import task as tasks
from inspections.services import visit as visits
from inspections.tests import factories as make
from inspections.tests.conftest import DRAW_DAY


@pytest.fixture
def photo(tmp_path):
    def make_photo(name="现场.jpg"):
        path = tmp_path / "photo.jpg"
        Image.new("RGB", (40, 30), "#8fa5aa").save(path)
        return SimpleUploadedFile(name, path.read_bytes(), content_type="image/jpeg")

    return make_photo


@pytest.fixture
def task(site_task):
    return site_task


@pytest.fixture
def visiting(task, cast):
    visits.start(task=task, actor=cast.officer)
    task.refresh_from_db()
    return task


def fill(task, cast, photo, *, answers=("yes", "no", "na")):
    """Everything a finished record has."""
    now = task.scene.started_at
    items = list(task.scene.checklist.items.all())
    visits.note_facts(
        task=task,
        actor=cast.officer,
        place="厂区",
        certificates_shown_at=now,
        rights_told=True,
        summary="现场检查了三处",
    )
    visits.answer(
        task=task,
        actor=cast.officer,
        answers={
            i.pk: (v, "西侧排口标志牌为旧号" if v == "no" else "")
            for i, v in zip(items, answers, strict=True)
        },
    )
    for item, value in zip(items, answers, strict=True):
        if value == "no":
            visits.add_finding(
                task=task, actor=cast.officer, description="标志牌为旧号", handling="corrected", item=item
            )
    visits.add_photo(task=task, actor=cast.officer, upload=photo(), is_signature=True)
    visits.sign(task=task, actor=cast.officer, signing="signed", party_name="罗行简")


def test_visit_to_the_frozen_record(visiting, cast, photo):
    fill(visiting, cast, photo)
    done = visits.finish(task=visiting, actor=cast.partner)
    assert (done.state, done.done_on) == ("done", today())
    assert not Clock.objects.of(done).exists(), "only drawn visits are published by themselves"
    assert done.scene.ended_at and done.scene.certificate_a == "QH-001"
    verbs = list(Entry.objects.of(done).values_list("verb", flat=True))
    assert verbs == ["assign", "start", "note", "answer", "finding", "store_file", "sign", "finish"]
    for act in (
        lambda: visits.note_facts(task=done, actor=cast.officer, summary="改"),
        lambda: visits.add_finding(task=done, actor=cast.officer, description="又一处", handling="clue"),
        lambda: visits.add_photo(task=done, actor=cast.officer, upload=photo()),
    ):
        with pytest.raises(Refused, match="记录已固定"):
            act()


def test_unfinished_record_counts_what_is_missing(visiting, cast):
    with pytest.raises(Refused) as refused:
        visits.finish(task=visiting, actor=cast.officer)
    words = str(refused.value)
    assert refused.value.title == "现在不能办结并固定记录，还差 7 步"
    for part in ("第 1、2、3 项", "检查情况", "检查地点", "出示执法证", "回避", "拒签或无人在场", "没有签名"):
        assert part in words


def test_item_not_met_needs_words_and_a_finding(visiting, cast, photo):
    item = visiting.scene.checklist.items.first()
    with pytest.raises(ValidationError, match="缺情况说明"):
        visits.answer(task=visiting, actor=cast.officer, answers={item.pk: ("no", " ")})
    visits.answer(task=visiting, actor=cast.officer, answers={item.pk: ("no", "旧号")})
    with pytest.raises(Refused, match="第 1 项不符合，没有登记问题和处理方式"):
        visits.finish(task=visiting, actor=cast.officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        visiting.scene.answers.update(text="")


def test_refusal_to_sign_needs_a_witness(visiting, cast):
    with pytest.raises(ValidationError, match="见证人"):
        visits.sign(task=visiting, actor=cast.officer, signing="refused", note="当事人不愿签字")
    visits.sign(
        task=visiting, actor=cast.officer, signing="refused", note="当事人不愿签字", witness="村干部 高某"
    )


def test_signature_needs_the_page(visiting, cast, photo):
    visits.sign(task=visiting, actor=cast.officer, signing="signed", party_name="罗行简")
    with pytest.raises(Refused, match="也没有签字页照片"):
        visits.finish(task=visiting, actor=cast.officer)


def test_photo_must_be_a_photo(visiting, cast):
    with pytest.raises(ValidationError, match="不是可用作材料的格式"):
        visits.add_photo(task=visiting, actor=cast.officer, upload=SimpleUploadedFile("x.jpg", b"<script>"))


def test_remote_visit_needs_no_signature(task, cast):
    InspectionTask.objects.filter(pk=task.pk).update(mode="remote")
    visits.start(task=task, actor=cast.officer)
    task.refresh_from_db()
    items = task.scene.checklist.items.all()
    visits.answer(task=task, actor=cast.officer, answers={i.pk: ("yes", "") for i in items})
    visits.note_facts(task=task, actor=cast.officer, summary="查看在线数据和台账")
    assert visits.finish(task=task, actor=cast.officer).state == "done"


def test_only_the_two_officers_make_the_visit(task, cast, squad):
    with pytest.raises(Refused, match="须由其中一人办理"):
        visits.start(task=task, actor=squad[2])
    with pytest.raises(Refused, match="不属于本岗位职责"):
        visits.start(task=task, actor=cast.leader)
    assert not SceneRecord.objects.exists()


def test_expired_certificate_stops_the_visit(task, cast):
    Certificate.objects.filter(user=cast.partner).update(expires_on=today() - timedelta(days=1))
    with pytest.raises(Refused, match="周予安 在 2026-11-13 没有有效执法证") as refused:
        visits.start(task=task, actor=cast.officer)
    assert refused.value.refusals[0].article == "行政处罚法 第42条"


def test_recusal_decided_meanwhile_stops_the_visit(task, cast, squad):
    recusals.add(officer=cast.partner, enterprise=task.enterprise, reason="配偶任职", by=cast.leader)
    with pytest.raises(Refused, match="周予安 须回避"):
        visits.start(task=task, actor=cast.officer)
    tasks.reassign(task=task, actor=cast.clerk, officer_a=cast.officer, officer_b=squad[2], reason="回避")
    visits.start(task=task, actor=cast.officer)


def give(cast, **facts):
    usual = {
        "officer_a": cast.officer,
        "officer_b": cast.partner,
        "basis": "trigger",
        "trigger": "complaint",
        "reference": "x",
    }
    return tasks.create(
        office=cast.bureau, actor=cast.clerk, enterprise=make.EnterpriseFactory(), **{**usual, **facts}
    )


def test_no_visit_without_a_basis(cast):
    for facts in (
        {"reference": ""},
        {"trigger": ""},
        {"basis": "draw"},
        {"basis": "campaign"},
        {"basis": "plan", "reference": ""},
    ):
        with pytest.raises(ValidationError, match="须有依据"):
            give(cast, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.TaskFactory(officer_a=cast.officer, officer_b=cast.partner, reference="")


def test_two_different_certified_officers(cast, squad):
    with pytest.raises(Refused, match="两名不同的人"):
        give(cast, officer_b=cast.officer)
    with pytest.raises(Refused, match="不是执法人员"):
        give(cast, officer_b=cast.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.TaskFactory(officer_a=cast.officer, officer_b=cast.officer)


def test_routine_visit_to_a_listed_firm_is_remote_until_the_head_consents(cast, clock):
    firm = make.PositiveListEntryFactory().enterprise
    task = tasks.create(
        office=cast.bureau,
        actor=cast.clerk,
        enterprise=firm,
        officer_a=cast.officer,
        officer_b=cast.partner,
        basis="plan",
        reference="年度计划第 3 项",
    )
    assert (task.mode, task.listed) == ("remote", True)
    InspectionTask.objects.filter(pk=task.pk).update(mode="onsite", cap_year=2026, cap_place=1)
    with pytest.raises(Refused, match="现场检查须局领导同意"):
        visits.start(task=task, actor=cast.officer)
    with pytest.raises(Refused, match="不属于本岗位职责"):
        tasks.consent(task=task, actor=cast.clerk, reason="数据异常")
    tasks.consent(task=task, actor=cast.leader, reason="数据异常，须到现场核实")
    task.refresh_from_db()
    assert (task.mode, task.consent_by) == ("onsite", cast.leader)
    visits.start(task=task, actor=cast.officer)


def test_clear_clue_goes_on_site_to_a_listed_firm_when_the_head_agrees(cast, clock, signed_in):
    firm = make.PositiveListEntryFactory().enterprise
    task = tasks.create(
        office=cast.bureau,
        actor=cast.clerk,
        enterprise=firm,
        officer_a=cast.officer,
        officer_b=cast.partner,
        basis="trigger",
        trigger="complaint",
        reference="举报 2026-040",
    )
    assert task.mode == "onsite"
    with pytest.raises(Refused, match="现场检查须局领导同意"):
        visits.start(task=task, actor=cast.officer)
    address = reverse("inspections:task-consent", args=[task.pk])
    assert address in signed_in(cast.leader).get(reverse("inspections:task", args=[task.pk])).content.decode()
    assert signed_in(cast.leader).post(address, {"reason": "群众反映夜间异味"}).status_code == 302
    visits.start(task=task, actor=cast.officer)


def test_cancelled_visit_says_why_and_ends(task, cast):
    with pytest.raises(ValidationError, match="缺理由"):
        tasks.cancel(task=task, actor=cast.clerk, reason=" ")
    tasks.cancel(task=task, actor=cast.clerk, reason="企业已注销")
    with pytest.raises(Refused, match="当前为“已取消”"):
        visits.start(task=task, actor=cast.officer)


def test_findings_to_follow_are_those_of_finished_visits(visiting, cast, photo):
    fill(visiting, cast, photo)
    finding = visits.add_finding(task=visiting, actor=cast.officer, description="台账缺页", handling="clue")
    assert list(Finding.objects.to_follow()) == []
    visits.finish(task=visiting, actor=cast.officer)
    assert list(Finding.objects.to_follow()) == [finding]
    assert list(Finding.objects.visible_to(cast.outsider)) == []


def test_withdrawn_finding_stays_in_the_record(visiting, cast):
    finding = visits.add_finding(task=visiting, actor=cast.officer, description="误记一处", handling="order")
    visits.withdraw_finding(finding=finding, actor=cast.officer, reason="误记")
    assert not Finding.objects.exists()
    assert "误记一处" in Entry.objects.of(visiting).get(verb="withdraw_finding").note


def test_whole_visit_in_the_browser(task, cast, signed_in, photo):
    client = signed_in(cast.officer)

    def address(name, *args):
        return reverse(f"inspections:{name}", args=[task.pk, *args])

    assert client.post(address("task-start")).url == address("site-notice")
    wrong = client.post(address("site-notice"), {"place": "厂区"})
    assert wrong.status_code == 422 and 'value="厂区"' in wrong.content.decode()
    sent = {"place": "厂区", "shown": "on", "rights_told": "on", "party_name": "罗行简", "party_post": "厂长"}
    assert client.post(address("site-notice"), sent).url == address("site-check")
    items = list(task.scene.checklist.items.all())
    page = client.get(address("site-check")).content.decode()
    assert "checked" not in page, "no answer is preset"
    answers = {f"v{items[0].pk}": "yes", f"v{items[1].pk}": "no", f"v{items[2].pk}": "na"}
    wrong = client.post(address("site-check"), answers)
    assert wrong.status_code == 422 and wrong.content.decode().count("checked") == 3
    assert client.post(address("site-check"), {**answers, f"t{items[1].pk}": "标志牌旧号"}).url == address(
        "site-findings"
    )
    sent = {**answers, f"t{items[1].pk}": "标志牌旧号", "photo": items[1].pk}
    assert client.post(address("site-check"), sent).url == address("site-item-photo", items[1].pk), (
        "saved, then the photo"
    )
    assert client.post(address("site-item-photo", items[1].pk), {"photo": photo()}).status_code == 302
    assert "标志牌旧号" in client.get(address("site-finding") + f"?item={items[1].pk}").content.decode()
    sent = {"item": items[1].pk, "description": "标志牌旧号", "handling": "corrected"}
    assert client.post(address("site-finding"), sent).status_code == 302
    assert client.post(address("site-findings"), {"summary": "检查了排口"}).url == address("site-sign")
    page = client.get(address("site-sign")).content.decode()
    assert "现在不能办结，还差 2 步" in page
    wrong = client.post(address("site-sign"), {"signing": "refused"})
    assert wrong.status_code == 422 and "缺见证人" in wrong.content.decode()
    sent = {"signing": "signed", "party_name": "罗行简", "page": photo("签字页.jpg")}
    assert client.post(address("site-sign"), sent).status_code == 302
    assert client.post(address("task-finish")).url == address("task")
    page = client.get(address("task")).content.decode()
    assert "已固定" in page
    stored = task.scene.photos.first().stored_id
    shown = signed_in(cast.supervisor).get(reverse("inspections:file", args=[stored]))
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8")
    assert signed_in(cast.outsider).get(reverse("inspections:file", args=[stored])).status_code == 404
    assert (
        client.post(
            address("site-notice"), sent | {"place": "改", "shown": "on", "rights_told": "on"}
        ).status_code
        == 409
    )


def test_today_shows_my_open_visits(task, cast, signed_in):
    page = signed_in(cast.partner).get(reverse("inspections:today")).content.decode()
    assert task.enterprise.name in page and "剩 30 日" in page
    assert (
        task.enterprise.name
        not in signed_in(cast.outsider).get(reverse("inspections:today")).content.decode()
    )


def test_reserve_takes_the_place_of_a_stopped_firm(plan, cast, clock, county):
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="1")
    given = draws.issue(plan=plan, actor=cast.leader)
    first = next(t for t in given if t.enterprise.category == "key")
    made = tasks.call_reserve(task=first, actor=cast.clerk, reason="停产")
    assert made.result.place == "reserve" and made.result.rank == 3
    first.refresh_from_db()
    assert first.state == "cancelled"
    with pytest.raises(ValidationError, match="候补已用完"):
        tasks.call_reserve(task=made, actor=cast.clerk, reason="也停产")


def test_a_reserve_no_longer_in_use_is_passed_over_on_record(plan, cast, clock, county):
    plans.update(plan=plan, actor=cast.clerk, take_general=4, quota_reason="人手不足")
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    clock.move_to(DRAW_DAY)
    draw = draws.reveal(plan=plan, actor=cast.clerk, public_value="1")
    given = draws.issue(plan=plan, actor=cast.leader)
    gone = draw.results.get(stratum="general", rank=5).enterprise
    type(gone).objects.filter(pk=gone.pk).update(active=False)
    first = next(t for t in given if t.enterprise.category == "general")
    made = tasks.call_reserve(task=first, actor=cast.clerk, reason="停产")
    assert made.result.rank == 6
    assert f"跳过 {gone.short_name} 已停用" in Entry.objects.of(made).get(verb="reserve").note


def test_done_year_is_the_local_year(cast):
    pair = {"officer_a": cast.officer, "officer_b": cast.partner}
    make.TaskFactory(state="done", done_on=date(2021, 12, 31), **pair)
    make.TaskFactory(state="done", done_on=date(2022, 1, 1), **pair)
    assert InspectionTask.objects.done_in(2021).count() == 1
