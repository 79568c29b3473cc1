"""Registration of evidence: approval, seven working days, lapse, emergency with its hours."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.investigation.services import registration as registering
from cases.investigation.services import suspension
from cases.investigation.tests.story import at
from cases.models import Registration

pytestmark = pytest.mark.django_db
ITEMS = [{"name": "生产台账", "quantity": "3 本", "model": "", "condition": "1–9 月"}]
FACTS = {"reason": "台账可能灭失", "place": "厂办公室", "keeper": "江岸", "items": ITEMS}


def apply(story, **more):
    return registering.apply_for_registration(
        case=story.fresh(),
        actor=story.cast.officer,
        officer_b=story.cast.partner,
        on=story.day(3),
        **{**FACTS, **more},
    )


def approve(story, row, **more):
    return registering.approve_registration(
        registration=row, actor=story.cast.leader, on=story.day(3), **more
    )


def carry_out(story, row):
    return registering.execute_registration(
        registration=row,
        actor=story.cast.officer,
        officer_b=story.cast.partner,
        acted_at=at(story.day(3), 15),
        party_present="当事人到场",
    )


def decide(story, row, day, outcome="release"):
    return registering.decide_registration(
        registration=row, actor=story.cast.leader, outcome=outcome, outcome_note="已复制取证", on=day
    )


def test_approved_carried_out_and_decided_with_its_papers(story):
    row = carry_out(story, approve(story, apply(story)))
    assert row.decide_by == date(
        2026, 9, 21
    )  # seven working days after Friday 11 September, 20 September is worked
    assert Clock.objects.of(row).get(key="evidence.register.decide").due_on == row.decide_by
    row = decide(story, row, story.day(9))
    papers = IssuedDocument.objects.of(story.case).filter(type__startswith="registration").order_by("pk")
    assert [p.type for p in papers] == ["registration_notice", "registration_list", "registration_decision"]
    assert papers[0].number == "澜环青登存〔2026〕1号" and papers[2].number == "澜环青解登〔2026〕1号"
    assert papers[1].context["carries"] == papers[0].number == papers[2].context["notice"]
    assert not Clock.objects.alive().of(row).exists() and row.state == "registration_decided"


def test_it_lapses_by_itself(story):
    row = carry_out(story, approve(story, apply(story)))
    late = row.decide_by + timedelta(days=1)
    assert row.is_lapsed(late) and not row.is_lapsed(row.decide_by)
    with pytest.raises(Refused, match="自行解除"):
        decide(story, row, late)
    with pytest.raises(Refused, match="还没有过"):
        registering.note_lapse(registration=row, actor=story.cast.officer, reason="返还", on=row.decide_by)
    row = registering.note_lapse(registration=row, actor=story.cast.officer, reason="已返还", on=late)
    assert row.state == "lapsed" and not Clock.objects.alive().of(row).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(
            state="registration_decided", outcome="release", decided_on=late
        )


@pytest.mark.parametrize(("hours", "accepted"), [(24, True), (25, False)])
def test_an_emergency_is_approved_within_24_hours_of_the_act(story, hours, accepted):
    acted = at(story.day(3), 22, 10)
    row = apply(story, acted_at=acted)
    clock = Clock.objects.of(row).get(key="evidence.register.emergency")
    assert clock.due_at == acted + timedelta(hours=24) and clock.rule.verified == "n"
    with time_machine.travel(acted + timedelta(hours=hours), tick=False):
        if accepted:
            row = registering.approve_emergency(registration=row, actor=story.cast.leader)
            assert row.state == "in_force" and row.decide_by == date(2026, 9, 21)
        else:
            with pytest.raises(Refused, match="不能补批"):
                registering.approve_emergency(registration=row, actor=story.cast.leader)
            registering.note_lapse(registration=row, actor=story.cast.officer, reason="已返还")


def test_who_and_when(story, cast):
    with pytest.raises(Refused, match="承办人"):
        registering.apply_for_registration(
            case=story.fresh(), actor=cast.outsider, officer_b=cast.partner, **FACTS
        )
    with pytest.raises(Refused, match="没有列明"):
        apply(story, items=[])
    row = apply(story)
    with pytest.raises(Refused, match="岗位职责"):
        registering.approve_registration(registration=row, actor=cast.officer)
    with pytest.raises(Refused, match="待批准"):
        approve(story, approve(story, row))
    with pytest.raises(ValidationError, match="还没有到"):
        apply(story, acted_at=at(date(2026, 12, 1), 9))
    suspension.suspend(case=story.fresh(), actor=cast.leader, ground="legal", reason="请示", on=story.day(4))
    with pytest.raises(Refused, match="中止调查"):
        apply(story)


def test_pages(story, signed_in, cast):
    client = signed_in(cast.officer)
    url = reverse("cases:registration-add", args=[story.case.pk])
    typed = {
        "on": str(story.day(3)),
        "reason": "可能灭失",
        "item_lines": "台账，，3 本",
        "place": "厂办",
        "keeper": "江岸",
        "officer_b": cast.partner.pk,
    }
    assert client.post(url, {**typed, "item_lines": "台账"}).status_code == 422
    assert client.post(url, typed).status_code == 302
    row = Registration.objects.get()
    page = reverse("cases:registration", args=[row.pk])
    assert "台账" in client.get(page).content.decode()
    leader = signed_in(cast.leader)
    assert (
        leader.post(
            reverse("cases:registration-approve_registration", args=[row.pk]), {"on": str(story.day(3))}
        ).status_code
        == 302
    )
    row.refresh_from_db()
    assert row.state == "approved_open"
    assert signed_in(cast.outsider).get(page).status_code == 404
