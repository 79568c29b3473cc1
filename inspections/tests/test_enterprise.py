"""The register: codes, search, filters, export, history."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from bureau.dates import today
from bureau.record.models import Entry
from bureau.search import find
from inspections import related
from inspections.models import Enterprise
from inspections.register_file import HEADS
from inspections.services import enterprise as register
from inspections.tests import factories as make

FACTS = {
    "name": "青禾县禾润纺织印染有限公司",
    "short_name": "禾润印染",
    "category": "key",
    "permit": "key",
    "industry": "textile",
    "town": "石桥镇",
    "address": "石桥镇工业路 1 号",
}


def add(cast, **changes):
    return register.register(
        office=cast.bureau, actor=cast.clerk, **{**FACTS, "code": make.valid_code(1), **changes}
    )


@pytest.mark.parametrize("code", ["91990726MA0000000X", "91990726MA000000", "I1990726MA00000007", ""])
def test_wrong_code_is_refused(cast, code):
    with pytest.raises(ValidationError) as refused:
        add(cast, code=code)
    assert "code" in refused.value.message_dict


def test_code_is_unique_and_upper_case(cast):
    made = add(cast, code=make.valid_code(7).lower())
    assert made.code == make.valid_code(7)
    with pytest.raises(ValidationError, match="不要重复登记"):
        add(cast, code=make.valid_code(7))


def test_found_by_code_name_and_initials(cast):
    made = add(cast)
    add(cast, code=make.valid_code(2), name="青禾县东岗热力有限公司", short_name="东岗热力")
    for text in ("hryr", "HRYR", "qhxhr", "禾润", made.code, made.code[:10]):
        assert made in Enterprise.objects.matching(text), text
    assert list(Enterprise.objects.matching("dgrl").values_list("short_name", flat=True)) == ["东岗热力"]
    assert not Enterprise.objects.matching("zzzz")
    hits = next(h for s, h in find(cast.officer, "hryr") if s.label == "企业")
    assert hits[0].title == made.name
    assert find(cast.outsider, "hryr") == []


def test_change_keeps_before_and_after(cast):
    made = add(cast)
    register.update(
        enterprise=made, actor=cast.officer, reason="现场核实", short_name="禾润", phone="0000-8812345"
    )
    entry = Entry.objects.of(made).get(verb="update")
    assert entry.data["short_name"] == ["禾润印染", "禾润"]
    assert Enterprise.objects.get().initials.startswith("hr ")
    register.update(enterprise=made, actor=cast.officer, reason="现场核实", short_name="禾润")
    assert Entry.objects.of(made).filter(verb="update").count() == 1, "nothing differs, nothing is written"


def test_filters_count_and_chips(cast, signed_in):
    listed = make.PositiveListEntryFactory(
        enterprise=make.EnterpriseFactory(key=True, town="柳溪镇")
    ).enterprise
    make.EnterpriseFactory(town="石桥镇")
    make.EnterpriseFactory(closed=True)
    client = signed_in(cast.officer)
    index = reverse("inspections:enterprises")

    def total(query):
        return client.get(f"{index}?{query}").context["page"].total

    assert [
        total(q) for q in ("", "town=柳溪镇", "category=key", "online=1", "online=0", "listed=1", "listed=0")
    ] == [2, 1, 1, 1, 1, 1, 1]
    assert [total(q) for q in ("active=0", "active=all", "permit=none", "industry=textile", "q=nothing")] == [
        1,
        3,
        0,
        2,
        0,
    ]
    page = client.get(f"{index}?town=柳溪镇&listed=1").content.decode()
    assert "乡镇 柳溪镇" in page and "正面清单 在册" in page and listed.name in page
    assert total("cursor=garbage&category=wrong") == 2


def test_pages_follow_each_other(cast, signed_in):
    make.EnterpriseFactory.create_batch(35)
    client = signed_in(cast.officer)
    first = client.get(reverse("inspections:enterprises")).context["page"]
    second = client.get(reverse("inspections:enterprises") + first.next_url).context["page"]
    assert (len(first.rows), len(second.rows)) == (30, 5)
    assert not {e.pk for e in first} & {e.pk for e in second}


def test_export_holds_the_filtered_list(cast, signed_in):
    firm = make.EnterpriseFactory(key=True, name="=1+1有限公司")
    make.EnterpriseFactory()
    client = signed_in(cast.supervisor)
    csv = client.get(reverse("inspections:enterprises-export", args=["csv"]) + "?category=key")
    text = b"".join(csv.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0] == ",".join(HEADS) and len(text.splitlines()) == 2
    assert "'=1+1" in text, "no cell runs as a formula"
    xlsx = client.get(reverse("inspections:enterprises-export", args=["xlsx"]))
    sheet = load_workbook(io.BytesIO(b"".join(xlsx.streaming_content))).active
    assert sheet.max_row == 3 and firm.code in {row[0].value for row in sheet.iter_rows()}


def test_page_shows_what_upper_rooms_register(cast, signed_in, monkeypatch):
    firm = make.EnterpriseFactory()
    monkeypatch.setattr(related, "_sections", [])
    related.register(
        lambda enterprise, user: ("处罚案件", [related.Row("澜环青立〔2026〕1号", "/cases/1/", "查封")])
    )
    page = signed_in(cast.officer).get(reverse("inspections:enterprise", args=[firm.pk])).content.decode()
    assert "处罚案件" in page and "澜环青立〔2026〕1号" in page


def test_form_keeps_input_and_names_the_fault(cast, signed_in):
    client = signed_in(cast.clerk)
    sent = {**FACTS, "code": "91990726MA0000000X", "active": "on"}
    wrong = client.post(reverse("inspections:enterprise-new"), sent)
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "校验位" in page and FACTS["name"] in page
    assert (
        client.post(reverse("inspections:enterprise-new"), {**sent, "code": make.valid_code(1)}).status_code
        == 302
    )
    firm = Enterprise.objects.get()
    sent = {**sent, "code": firm.code, "phone": "0000-1", "on": str(today())}
    edit = reverse("inspections:enterprise-edit", args=[firm.pk])
    assert client.post(edit, sent).status_code == 422, "a change says why"
    assert client.post(edit, {**sent, "reason": "现场核实"}).status_code == 302
    assert Entry.objects.of(firm).last().label == "更新企业信息：联系电话"
