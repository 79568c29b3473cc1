"""The positive list: how one comes on it, stays and leaves; historic answers."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.record.models import Entry
from bureau.workflow import Refusal, Refused
from inspections import related
from inspections.models import Enterprise, PositiveListEntry
from inspections.services import positive as positives
from inspections.tests import factories as make

FACTS = {"reason_in": "managed", "basis": "两年内无违法记录", "mode": "online"}


@pytest.fixture
def applied(clock, cast):
    firm = make.EnterpriseFactory(key=True)
    return positives.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS)


def test_from_application_to_the_list(applied, cast):
    positives.approve(entry=applied, actor=cast.leader)
    with pytest.raises(Refused, match="公示到 2026-11-20 为止"):
        positives.enter(entry=applied, actor=cast.clerk)
    positives.enter(entry=applied, actor=cast.clerk, on=date(2026, 11, 21))
    applied.refresh_from_db()
    assert (applied.state, applied.listed_on, applied.until) == (
        "listed",
        date(2026, 11, 21),
        date(2029, 11, 21),
    )
    assert list(Entry.objects.of(applied).values_list("verb", flat=True)) == ["apply", "approve", "enter"]


def test_only_a_leader_approves_and_removes(applied, cast):
    with pytest.raises(Refused, match="不属于本岗位职责"):
        positives.approve(entry=applied, actor=cast.clerk)
    entry = make.PositiveListEntryFactory()
    with pytest.raises(Refused, match="不属于本岗位职责"):
        positives.remove(entry=entry, actor=cast.clerk, reason="x")


def test_one_active_entry_for_each_enterprise(applied, cast):
    with pytest.raises(ValidationError, match="已在正面清单上或正在办理"):
        positives.apply(enterprise=applied.enterprise, office=cast.bureau, actor=cast.clerk, **FACTS)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.PositiveListEntryFactory(enterprise=applied.enterprise)


def test_online_mode_needs_online_monitoring(cast, clock):
    with pytest.raises(Refused, match="没有安装在线监控"):
        positives.apply(enterprise=make.EnterpriseFactory(), office=cast.bureau, actor=cast.clerk, **FACTS)


def test_removal_for_a_violation_bars_for_three_years(cast, clock):
    entry = make.PositiveListEntryFactory(enterprise=make.EnterpriseFactory(key=True))
    firm = entry.enterprise
    removed = positives.remove_for_violation(enterprise=firm, reason="澜环青罚〔2026〕8号", by=cast.officer)
    assert (removed.removed_on, removed.barred_until) == (date(2026, 11, 13), date(2029, 11, 13))
    assert not Enterprise.objects.listed(date(2026, 11, 13)).exists(), "off the list the same day"
    assert Enterprise.objects.listed(date(2026, 11, 12)).exists(), "history stays true"
    with pytest.raises(Refused, match="2029-11-13 前不得再列入"):
        positives.apply(enterprise=firm, office=cast.bureau, actor=cast.clerk, **FACTS)
    assert positives.remove_for_violation(enterprise=firm, reason="x", by=cast.officer) is None


def test_in_force_answers_for_any_day(cast):
    entry = make.PositiveListEntryFactory(
        listed_on=date(2021, 3, 1), until=date(2021, 12, 31), state="expired"
    )
    answers = {
        day: PositiveListEntry.objects.in_force(day).exists()
        for day in (date(2021, 2, 28), date(2021, 3, 1), date(2021, 12, 31), date(2022, 1, 1))
    }
    assert list(answers.values()) == [False, True, True, False]
    assert [entry.holds(day) for day in answers] == list(answers.values())


def test_expiry_is_noted_and_frees_the_place(cast, clock):
    entry = make.PositiveListEntryFactory(until=date(2026, 11, 12))
    make.PositiveListEntryFactory(until=date(2026, 11, 13))
    assert positives.expire_all(office=cast.bureau, actor=cast.clerk) == 1
    entry.refresh_from_db()
    assert entry.state == "expired"


def test_upper_rooms_may_object(cast, clock, monkeypatch):
    monkeypatch.setattr(related, "_objections", [])
    related.register_objection(lambda enterprise, on: Refusal("两年内受过处罚：澜环青罚〔2026〕8号。"))
    with pytest.raises(Refused, match="两年内受过处罚"):
        positives.apply(
            enterprise=make.EnterpriseFactory(key=True), office=cast.bureau, actor=cast.clerk, **FACTS
        )


def test_removal_needs_a_reason(cast, clock):
    entry = make.PositiveListEntryFactory()
    with pytest.raises(ValidationError, match="缺理由"):
        positives.remove(entry=entry, actor=cast.leader, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        PositiveListEntry.objects.filter(pk=entry.pk).update(state="removed", removed_on=date(2026, 1, 1))


def test_months_end_on_the_last_day():
    assert positives.add_months(date(2024, 2, 29), 36) == date(2027, 2, 28)
    assert positives.add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_in_the_browser(cast, signed_in, clock):
    firm = make.EnterpriseFactory(key=True)
    clerk, leader = signed_in(cast.clerk), signed_in(cast.leader)
    sent = {"enterprise": firm.code, **FACTS}
    assert (
        clerk.post(reverse("inspections:positive-new"), {**sent, "enterprise": "没有这家"}).status_code == 422
    )
    page = clerk.post(reverse("inspections:positive-new"), sent).url
    entry = PositiveListEntry.objects.get()
    assert "批准并公示" in leader.get(page).content.decode()
    assert leader.post(reverse("inspections:positive-approve", args=[entry.pk])).status_code == 302
    refused = clerk.post(reverse("inspections:positive-enter", args=[entry.pk]))
    assert refused.status_code == 409 and "公示到" in refused.content.decode()
    assert "现在不能公示期满，列入清单" in clerk.get(page).content.decode()
    make.PositiveListEntryFactory(until=date(2026, 11, 1))
    assert "1 家有效期已届满" in clerk.get(reverse("inspections:positive")).content.decode()
    assert clerk.post(reverse("inspections:positive-expire", args=[0])).status_code == 302
    listed = make.PositiveListEntryFactory()
    sent = {"reason": "超标排放", "kind_out": "violation", "barred_until": "2029-11-13"}
    assert leader.post(reverse("inspections:positive-remove", args=[listed.pk]), sent).status_code == 302
    listed.refresh_from_db()
    assert listed.state == "removed"


def test_a_firm_is_told_of_its_removal(cast, clock, signed_in, django_capture_on_commit_callbacks):
    entry = make.PositiveListEntryFactory()
    with django_capture_on_commit_callbacks(execute=True):
        positives.remove_for_violation(
            enterprise=entry.enterprise, reason="澜环青罚〔2026〕8号", by=cast.officer
        )
    told = IssuedDocument.objects.of(entry).get()
    assert "清单移" in told.number and told.issued_on == date(2026, 11, 13)
    assert (
        "2029-11-13" in str(told.context["barred_until"]) and "澜环青罚〔2026〕8号" in told.context["reason"]
    )
    page = signed_in(cast.supervisor).get(reverse("inspections:positive-entry", args=[entry.pk]))
    assert told.number in page.content.decode()
    address = reverse("inspections:positive-paper", args=[entry.pk])
    paper = b"".join(signed_in(cast.supervisor).get(address).streaming_content)
    assert paper.startswith(b"%PDF") and signed_in(cast.outsider).get(address).status_code == 404
