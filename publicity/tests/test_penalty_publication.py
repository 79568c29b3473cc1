"""Publishing decisions: who, when, which refusals, which clock; withdrawing; keeping back."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bureau.record.models import Chain, Entry
from bureau.record.services import verify_chain
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from cases.measures.tests.story import Refusing
from cases.tests.conduct import Conduct
from publicity import services
from publicity.models import Publication
from publicity.pull import undisclosed
from publicity.services.penalty import refusals

pytestmark = pytest.mark.django_db


def test_the_work_list_holds_decisions_until_they_are_public(cast, decided, signed_in):
    case = decided()
    client = signed_in(cast.clerk)
    page = client.get(reverse("publicity:due")).content.decode()
    assert (case.decision.document.number in page and "剩" in page) or "今日" in page or "超期" in page
    client.post(reverse("publicity:publish-penalty", args=[case.pk]), {"gravity": "general"})
    row = Publication.objects.get()
    assert (row.state, str(row.published_on), str(row.shown_until), str(row.repair_from)) == (
        "public",
        "2026-10-12",
        "2027-09-30",
        "2026-12-30",
    )
    assert not undisclosed(cast.clerk).exists()
    assert Clock.objects.get(key="publish.penalty").state == "met"
    assert "没有待公开的处罚决定" in client.get(reverse("publicity:due")).content.decode()


def test_preview_shows_the_public_copy_and_stores_nothing(cast, decided, signed_in):
    case = decided()
    page = signed_in(cast.clerk).get(reverse("publicity:preview", args=[case.pk])).content.decode()
    assert "江某" in page and "江岸" not in page and case.party_name in page
    assert not Publication.objects.exists()


def test_publishing_is_the_clerks_and_once(cast, decided, signed_in):
    case = decided()
    address = reverse("publicity:publish-penalty", args=[case.pk])
    for who in ("officer", "reviewer", "leader", "supervisor"):
        assert signed_in(getattr(cast, who)).post(address, {"gravity": "general"}).status_code == 403
    with pytest.raises(Refused, match="不属于本岗位职责"):
        services.publish_penalty(case=case, actor=cast.leader)
    client = signed_in(cast.clerk)
    assert client.post(address, {"gravity": "general"}).status_code == 302
    again = client.post(address, {"gravity": "general"})
    assert again.status_code == 409 and "已于 2026-10-12 公开" in again.content.decode()


def test_what_still_shows_is_refused_until_masked(cast, decided, signed_in):
    case = decided(facts={"place": "总排口", "facts": "采样时见到配料单，使用助剂。", "consequence": ""})
    client = signed_in(cast.clerk)
    client.post(reverse("publicity:mask", args=[case.pk]), {"masks": "助剂 商业秘密"})
    assert (
        services.draft(case, services.live_publication(case).masks).record["facts"]
        == "采样时见到配料单，使用【商业秘密】。"
    )
    client.post(reverse("publicity:mask", args=[case.pk]), {"masks": "看不懂的一行"})
    assert services.live_publication(case).masks == [["助剂", "商业秘密"]]
    made = services.draft(case)
    made.record["facts"], made.secrets[:] = "", ["个人姓名"]
    texts = [refusal.text for refusal in refusals(case, made, actor=cast.clerk)]
    assert any("违法事实" in text for text in texts) and any("个人姓名" in text for text in texts)


def test_withdrawing_after_a_change_leaves_a_tombstone(cast, published, signed_in):
    row = published()
    client = signed_in(cast.clerk)
    client.post(
        reverse("publicity:note-change", args=[row.pk]),
        {"changed_on": "2026-10-12", "change": "行政复议决定撤销原处罚决定"},
    )
    clock = Clock.objects.get(key="publish.withdraw")
    assert str(clock.due_on) == "2026-10-15"
    assert (
        client.post(reverse("publicity:withdraw-publication", args=[row.pk]), {"reason": ""}).status_code
        == 422
    )
    client.post(
        reverse("publicity:withdraw-publication", args=[row.pk]), {"reason": "行政复议决定撤销原处罚决定"}
    )
    row.refresh_from_db()
    assert (row.state, row.party, row.code, row.fine) == ("withdrawn", "", "", None)
    assert Clock.objects.get(key="publish.withdraw").state == "met"
    assert (
        client.post(reverse("publicity:withdraw-publication", args=[row.pk]), {"reason": "再撤"}).status_code
        == 409
    )
    verbs = list(Entry.objects.of(row).order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["publish", "note_change", "withdraw"]
    assert verify_chain(Chain.objects.get(key=row.dossier_key)) == []


def test_after_withdrawal_it_can_be_published_anew(cast, published):
    row = published()
    services.withdraw(publication=row, reason="更正后重新公开", actor=cast.clerk)
    case = undisclosed(cast.clerk).model.objects.get()
    again = services.publish_penalty(case=case, actor=cast.clerk)
    assert again.pk != row.pk and Publication.objects.live().count() == 1


def test_keeping_back_is_the_leaders_with_a_ground(cast, decided, signed_in):
    case = decided()
    address = reverse("publicity:withhold", args=[case.pk])
    assert signed_in(cast.clerk).post(address, {"ground": "国家秘密"}).status_code == 403
    leader = signed_in(cast.leader)
    assert leader.post(address, {"ground": ""}).status_code == 422
    leader.post(address, {"ground": "涉及国家秘密（办法 第63条）"})
    assert Publication.objects.get().state == "withheld"
    assert Clock.objects.get(key="publish.penalty").state == "cancelled"
    assert not undisclosed(cast.clerk).exists()


def test_other_bureau_and_undecided_cases_are_not_found(cast, decided, signed_in):
    case = decided()
    cast.outsider.grants.create(role="clerk")
    outsider = signed_in(cast.outsider)
    assert outsider.get(reverse("publicity:preview", args=[case.pk])).status_code == 404
    undecided = Conduct(cast).until("deciding")
    assert signed_in(cast.clerk).get(reverse("publicity:preview", args=[undecided.pk])).status_code == 404


def test_pages_of_a_publication_open_in_every_state(cast, published, signed_in):
    row = published()
    for who in ("clerk", "leader", "reviewer", "supervisor"):
        client = signed_in(getattr(cast, who))
        assert client.get(reverse("publicity:publication", args=[row.pk])).status_code == 200
        for show in ("", "changed", "withdrawn", "withheld", "nonsense"):
            assert client.get(reverse("publicity:publications"), {"show": show}).status_code == 200
    assert signed_in(cast.officer).get(reverse("publicity:publications")).status_code == 403


def test_database_holds_the_rules_by_itself(published):
    row = published()
    for wrong in (
        {"published_on": None},
        {"state": "withdrawn"},
        {"state": "withheld"},
        {"change": "撤销"},
        {"published_on": "2020-01-01"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Publication.objects.filter(pk=row.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(
            dossier_kind=row.dossier_kind,
            dossier_id=row.dossier_id,
            kind="penalty",
            title="又一次",
            office=row.office,
        )


def test_a_daily_penalty_is_published_with_its_days_and_its_article(cast, time_machine):
    time_machine.move_to("2027-03-01 09:00+08:00")
    story = Refusing(cast)
    story.until("executing")
    opened = story.open_daily()
    case = story.follow(opened, opened.daily.opened_on).until("decided")
    row = services.publish_penalty(case=case, actor=cast.clerk)
    assert "暗查" in str(row.snapshot) and row.fine == case.daily.amount
