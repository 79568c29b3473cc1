"""The item list: legal basis by date, versions, kept by the clerk with the right to."""

import time_machine
from django.core.management import call_command
from django.urls import reverse

from inspections.models import InspectionItem
from inspections.services import item


def test_loading_twice_adds_nothing_and_leaves_what_is_kept_by_hand(db, capsys):
    call_command("load_items")
    assert "新增 20 个版本" in capsys.readouterr().out
    assert item.load() == 0
    InspectionItem.objects.filter(code="noise").update(by_hand=True)
    InspectionItem.objects.filter(code="noise", effective_to=None).delete()
    assert item.load() == 0


def test_the_basis_is_the_law_of_the_day(cast, signed_in):
    item.load()
    client, address = signed_in(cast.officer), reverse("inspections:items")
    before = {row.code: row for row in client.get(f"{address}?on=2026-08-14").context["rows"]}
    since = {row.code: row for row in client.get(f"{address}?on=2026-08-15").context["rows"]}
    assert set(before) == set(since)
    assert "固体废物法" in before["hazardous-waste"].basis and "法典" in since["hazardous-waste"].basis
    assert len(client.get(f"{address}?all=1").context["rows"]) == 2 * len(since)


def test_filters_and_files(cast, signed_in):
    item.load()
    client, address = signed_in(cast.supervisor), reverse("inspections:items")

    def codes(query):
        return {row.code for row in client.get(f"{address}?on=2026-11-23&{query}").context["rows"]}

    assert codes("q=危险废物") == {"hazardous-waste"}
    assert "livestock" in codes("industry=livestock") and "permit" in codes("industry=livestock")
    assert "livestock" not in codes("industry=textile") and codes("kind=key&way=online") == {"monitor-device"}
    file = client.get(reverse("inspections:items-export", args=["csv"]) + "?on=2026-11-23&q=噪声")
    assert len(b"".join(file.streaming_content).decode().splitlines()) == 2


def test_kept_like_the_law(cast, signed_in):
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False):
        item.load()
        row = InspectionItem.objects.get(code="noise", effective_to=None)
        change = reverse("law:change", args=["items", row.pk])
        client = signed_in(cast.clerk)
        assert client.get(change).status_code == 409, "the right is given by the administrator"
        cast.clerk.keeps_law = True
        cast.clerk.save()
        client = signed_in(cast.clerk)
        assert client.get(change).status_code == 200
        sent = {
            name: getattr(row, name) or ""
            for name in ("name", "kind", "category", "industry", "way", "content", "department", "partners")
        }
        sent |= {
            "basis": "法典 第1条",
            "effective_from": "2027-01-01",
            "verified": "n",
            "source": "",
            "reason": "新文",
        }
        answer = client.post(change, sent)
        assert answer.status_code == 302, answer.content.decode()[:3000]
        row.refresh_from_db()
        new = InspectionItem.objects.get(code="noise", effective_from="2027-01-01")
        assert str(row.effective_to) == "2026-12-31" and new.basis == "法典 第1条" and new.by_hand
        page = client.get(answer.url).content.decode()
        assert "改动记录" in page and "新文" in page
        assert signed_in(cast.officer).get(change).status_code == 403
        assert reverse("law:add", args=["items"]) in client.get(reverse("inspections:items")).content.decode()
