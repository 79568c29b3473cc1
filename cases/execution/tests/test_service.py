"""What each mode of service must state; attempts, public notice, consent; a wrong entry withdrawn, not deleted."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.decision.services.notice import close_defence
from cases.execution.forms.service import ServiceForm
from cases.execution.services import attempts
from cases.execution.services.correcting import correct_service
from cases.execution.services.decision import serve_decision
from cases.execution.tests.story import executing, served, upload
from cases.models import Service
from cases.states import CaseState as C

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(time_machine):
    time_machine.move_to("2027-12-01T09:00:00+08:00", tick=False)


@pytest.fixture
def decided(conduct, late):
    """A decision not yet served."""
    story = conduct()
    story.until(C.DECIDED)
    return story


def _serve(story, **facts):
    day = story.case.decided_on + timedelta(days=1)
    return serve_decision(case=story.fresh(), actor=story.cast.officer, **{**served(story, day), **facts})


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"receiver": "门卫"}, "relation"),
        ({"receiver": "门卫", "relation": "family"}, "relation"),
        ({"receiver": "门卫", "relation": "mailroom"}, "identity"),
        ({"mode": "left", "witness": "村委会 吴某"}, "reason"),
        ({"mode": "left", "reason": "拒绝签收"}, "witness"),
        ({"mode": "entrusted"}, "organ"),
        ({"mode": "forwarded"}, "organ"),
        ({"mode": "post"}, "tracking_no"),
        ({"mode": "post", "tracking_no": "1", "served_on": None}, "served_on"),
        ({"mode": "public"}, "media"),
        ({"mode": "electronic"}, "mode"),
        ({"mode": "electronic", "consent": True}, "mode"),
    ],
)
def test_what_a_mode_needs_is_asked_for(decided, facts, field):
    with pytest.raises(ValidationError) as caught:
        _serve(decided, **facts)
    assert field in caught.value.message_dict
    assert not Service.objects.filter(document=decided.case.decision.document).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"receiver": "门卫老陈", "relation": "mailroom", "identity": "收发室值班员"},
        {"mode": "left", "reason": "拒绝签收", "witness": "村委会 吴某"},
        {"mode": "entrusted", "organ": "云泽县人民法院"},
        {"mode": "forwarded", "organ": "澜州监狱"},
        {"mode": "post", "tracking_no": "EMS1234567890"},
    ],
)
def test_a_complete_service_starts_the_term_of_payment(decided, facts):
    decision = _serve(decided, **facts)
    assert decision.pay_until == timelimits.due("fine.pay", decision.served_on).on


def test_public_notice_comes_after_other_modes_and_a_notice(decided):
    case, day = decided.case, decided.case.decided_on
    paper, officer = case.decision.document, decided.cast.officer
    notice = {"mode": "public", "media": "澜州日报", "served_on": None, "receiver": ""}
    with pytest.raises(ValidationError, match="没有登记未成的送达"):
        _serve(decided, **notice)
    tried = {
        "case": case,
        "document": paper,
        "actor": officer,
        "officer_b": decided.cast.partner,
        "place": "城关镇",
        "result": "nobody",
        "detail": "厂门关闭，无人应答。",
    }
    attempts.record_attempt(**tried, mode="direct", tried_on=day)
    with pytest.raises(Refused, match="只试过一种"):
        attempts.announce_service(case=case, document=paper, actor=officer, reason="无人签收", on=day)
    attempts.record_attempt(**tried | {"result": "returned"}, mode="post", tracking_no="E1", tried_on=day)
    with pytest.raises(ValidationError, match="没有制发送达公告"):
        _serve(decided, **notice)
    attempts.announce_service(case=case, document=paper, actor=officer, reason="直接、邮寄送达均未成", on=day)
    decision = _serve(decided, **notice)
    assert (decision.served_on - (day + timedelta(days=1))).days == 30


def test_electronic_service_rests_on_a_signed_confirmation(decided):
    facts = {
        "address": "城关镇",
        "receiver": "江岸",
        "phone": "0571-5550123",
        "signer": "江岸",
        "electronic": True,
        "electronic_address": "heruntex@example.com",
    }
    day = decided.case.decided_on
    with pytest.raises(ValidationError):
        attempts.confirm_address(case=decided.case, actor=decided.cast.officer, confirmed_on=day, **facts)
    attempts.confirm_address(
        case=decided.case, actor=decided.cast.officer, confirmed_on=day, upload=upload("确认书.pdf"), **facts
    )
    decision = _serve(decided, mode="electronic", receiver="")
    service = Service.objects.get(document=decision.document)
    assert service.consent and service.address.electronic_address in service.receipt.context["remark"]


def test_a_wrong_entry_is_withdrawn_and_the_clocks_run_from_the_right_day(conduct, late):
    story = executing(conduct)
    decision = story.case.decision
    wrong = Service.objects.get(document=decision.document)
    day = decision.served_on + timedelta(days=3)
    correct_service(
        case=story.case, service=wrong, actor=story.cast.officer, why="回证日期看错", **served(story, day)
    )
    wrong.refresh_from_db()
    wrong.receipt.refresh_from_db()
    fresh = story.fresh().decision
    assert wrong.withdrawn_reason == "回证日期看错" and wrong.receipt.is_void
    assert (fresh.served_on, fresh.pay_until) == (day, timelimits.due("fine.pay", day).on)
    assert Clock.objects.alive().of(story.case).get(key="fine.pay").due_on == fresh.pay_until
    assert Clock.objects.of(story.case).get(key="decision.serve").met_on == day
    with pytest.raises(ValidationError, match="已经撤回"):
        correct_service(
            case=story.case, service=wrong, actor=story.cast.officer, why="再改", **served(story, day)
        )


def test_the_service_of_the_notice_stands_once_a_decision_rests_on_it(conduct, late):
    story = executing(conduct)
    told = Service.objects.get(document=story.case.notice.document)
    with pytest.raises(Refused, match="已据此作出处罚决定"):
        correct_service(
            case=story.case,
            service=told,
            actor=story.cast.officer,
            why="日期有误",
            **served(story, told.served_on),
        )


def test_fatal_error_14_the_right_day_of_the_notice_moves_the_earliest_decision(conduct, late):
    story = conduct()
    story.until(C.DEFENCE)
    notice = story.case.notice
    told = Service.objects.get(document=notice.document)
    day = told.served_on + timedelta(days=7)
    correct_service(case=story.case, service=told, actor=story.cast.officer, why="笔误", **served(story, day))
    fresh = story.fresh().notice
    assert timelimits.workdays_strictly_between(day, fresh.earliest_decision_on) >= 5
    with pytest.raises(Refused):
        close_defence(case=story.fresh(), actor=story.cast.officer, on=notice.earliest_decision_on)


def test_a_paper_has_one_standing_service(conduct, late):
    story = executing(conduct)
    found = Service.objects.get(document=story.case.decision.document)
    found.pk, found.receipt = None, None
    with pytest.raises(IntegrityError), transaction.atomic():
        found.save(force_insert=True)


def test_what_another_mode_left_in_the_form_is_dropped(decided):
    typed = {
        "mode": "direct", "sent_on": "2026-12-15", "served_on": "2026-12-15", "place": "厂区",
        "receiver": "罗行简", "reason": "拒绝签收", "witness": "村委会 吴某", "tracking_no": "EMS1", "organ": "监狱",
    }  # fmt: skip
    form = ServiceForm(typed, dossier=decided.case, user=decided.case.handler)
    form.is_valid()
    assert not any(form.cleaned_data[name] for name in ("reason", "witness", "tracking_no", "organ", "media"))
    form = ServiceForm(typed | {"mode": "public"}, dossier=decided.case, user=decided.case.handler)
    form.is_valid()
    assert form.cleaned_data["receiver"] == "" and form.cleaned_data["served_on"] is None
