"""The registers of legal awareness: who may enter, what is refused, what is counted."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from bureau.record.models import Entry, StoredFile
from bureau.workflow import Refused
from publicity import services
from publicity.models import Campaign, ConductCheck, Lecture, Training
from publicity.registers import REGISTERS
from publicity.tests.factories import CampaignFactory, ConductCheckFactory, LectureFactory, TrainingFactory

pytestmark = [pytest.mark.django_db]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def _in_november(time_machine):
    time_machine.move_to("2026-11-23 09:00+08:00")


def posted(**changes):
    """A filled campaign form."""
    return {
        "held_on": "20260605",
        "title": "进农村宣传",
        "theme": "environment",
        "venue": "village",
        "place": "文化广场",
        "topics": "宪法、长江保护法",
        "audience": "120",
        "materials": "300",
        "volunteers": "6",
        "summary": "现场答疑",
    } | changes


def test_clerk_enters_a_campaign(cast, signed_in):
    answer = signed_in(cast.clerk).post(
        reverse("publicity:new", args=["campaigns"]), posted(officers=[cast.officer.pk, cast.partner.pk])
    )
    row = Campaign.objects.get()
    assert answer.url == reverse("publicity:detail", args=["campaigns", row.pk])
    assert (row.held_on, row.office, row.topic_list) == (
        date(2026, 6, 5),
        cast.clerk.office,
        ["宪法", "长江保护法"],
    )
    assert set(row.officers.all()) == {cast.officer, cast.partner}
    assert Entry.objects.of(row).get().label == "登记普法活动"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_on": "2026-11-24"}, "还没有到"),
        ({"held_on": "昨天"}, "不是日期"),
        ({"audience": "-1"}, "audience"),
        ({"title": ""}, "title"),
    ],
)
def test_bad_input_is_refused_and_kept(cast, signed_in, changes, words):
    answer = signed_in(cast.clerk).post(reverse("publicity:new", args=["campaigns"]), posted(**changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "现场答疑" in answer.content.decode()
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.slug)
def test_every_register_opens_empty_and_offers_its_form(cast, signed_in, register):
    client = signed_in(cast.clerk)
    page = client.get(reverse("publicity:list", args=[register])).content.decode()
    assert "没有符合条件的登记" in page and register.about in page
    assert client.get(reverse("publicity:new", args=[register])).status_code == 200


@pytest.mark.parametrize("who", ["officer", "reviewer", "leader", "supervisor"])
def test_others_read_and_change_nothing(cast, signed_in, who):
    row = CampaignFactory(clerk=cast.clerk)
    client = signed_in(getattr(cast, who))
    for name in ("list", "overview"):
        assert (
            client.get(reverse(f"publicity:{name}", args=["campaigns"] if name == "list" else [])).status_code
            == 200
        )
    assert client.get(reverse("publicity:detail", args=["campaigns", row.pk])).status_code == 200
    for name in ("edit", "withdraw", "add-file"):
        assert client.post(reverse(f"publicity:{name}", args=["campaigns", row.pk]), {}).status_code == 403
    assert client.post(reverse("publicity:new", args=["campaigns"]), posted()).status_code == 403


def test_administrator_and_other_bureau_see_nothing(cast, signed_in):
    row = CampaignFactory(clerk=cast.clerk)
    address = reverse("publicity:detail", args=["campaigns", row.pk])
    assert signed_in(cast.admin).get(address).status_code == 403
    assert signed_in(cast.outsider).get(address).status_code == 404


def test_amending_records_before_and_after(cast, signed_in):
    row = CampaignFactory(clerk=cast.clerk, audience=120)
    signed_in(cast.clerk).post(
        reverse("publicity:edit", args=["campaigns", row.pk]),
        posted(title=row.title, audience="150", officers=[]),
    )
    row.refresh_from_db()
    assert row.audience == 150
    assert Entry.objects.of(row).get(verb="amend").data["changes"]["audience"] == [120, 150]


def test_withdrawing_keeps_the_row_and_leaves_the_count(cast, signed_in):
    row = CampaignFactory(clerk=cast.clerk)
    client = signed_in(cast.clerk)
    address = reverse("publicity:withdraw", args=["campaigns", row.pk])
    assert client.post(address, {"reason": " "}).status_code == 422
    client.post(address, {"reason": "重复登记"})
    assert Campaign.objects.current().count() == 0
    assert "重复登记" in client.get(reverse("publicity:detail", args=["campaigns", row.pk])).content.decode()
    assert client.post(address, {"reason": "再次"}).status_code == 409
    with pytest.raises(Refused):
        services.amend(row=row, values={"audience": 1}, actor=cast.clerk)


def test_database_holds_the_rules_by_itself(cast):
    for wrong in (
        lambda: ConductCheckFactory(clerk=cast.clerk, accountable=1),
        lambda: ConductCheckFactory(clerk=cast.clerk, problems=21),
        lambda: CampaignFactory(clerk=cast.clerk, withdrawn_reason="无时间"),
        lambda: CampaignFactory(clerk=cast.clerk, venue="moon"),
        lambda: TrainingFactory(clerk=cast.clerk, hours=-1),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_service_says_the_rule_in_words(cast):
    wrong = ConductCheck(held_on=date(2026, 5, 6), kind="routine", what="抽查", checked=3, accountable=1)
    with pytest.raises(ValidationError, match="不得填写责任追究人数"):
        services.enter(wrong, actor=cast.clerk)


def test_years_filters_and_sums_agree_with_the_rows(cast, signed_in):
    CampaignFactory(clerk=cast.clerk, audience=100, venue="village")
    CampaignFactory(clerk=cast.clerk, audience=50, venue="school")
    CampaignFactory(clerk=cast.clerk, of_2021=True, audience=7)
    client = signed_in(cast.leader)
    address = reverse("publicity:list", args=["campaigns"])
    page = client.get(address)
    assert dict(page.context["sums"])["受众人数"] == "150"
    assert client.get(address, {"venue": "school"}).context["page"].total == 1
    assert client.get(address, {"year": "2021"}).context["page"].total == 1
    assert client.get(address, {"year": "all"}).context["page"].total == 3
    assert client.get(address, {"year": "九", "venue": "nowhere"}).context["page"].total == 2


def test_principals_lectures_and_headcount(cast):
    LectureFactory(clerk=cast.clerk, principal=True)
    LectureFactory(clerk=cast.clerk)
    assert Lecture.objects.current().in_year(2026).filter(by_principal=True).count() == 1
    training = TrainingFactory(clerk=cast.clerk, others=3)
    training.participants.set([cast.officer, cast.partner])
    assert training.headcount == 5
    assert Lecture.objects.first().statute_list == ["宪法", "民法典"]


def test_files_are_checked_stored_and_handed_out_safely(cast, signed_in):
    row = CampaignFactory(clerk=cast.clerk)
    client = signed_in(cast.clerk)
    address = reverse("publicity:add-file", args=["campaigns", row.pk])
    client.post(
        address,
        {"upload": SimpleUploadedFile("x.png", b"<html><script>alert(1)</script>"), "title": "假照片"},
    )
    assert not StoredFile.objects.exists()
    client.post(address, {"upload": SimpleUploadedFile("x.png", PNG), "title": "现场照片"})
    stored = StoredFile.objects.of(row).get()
    answer = signed_in(cast.officer).get(reverse("publicity:file", args=["campaigns", row.pk, stored.pk]))
    for close in answer._resource_closers:  # closing the answer itself would close the database
        close()
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert (
        signed_in(cast.outsider)
        .get(reverse("publicity:file", args=["campaigns", row.pk, stored.pk]))
        .status_code
        == 404
    )
    assert client.post(address, {"title": "没有文件"}).status_code == 302


def test_exports_hold_every_row_and_no_formula(cast, signed_in):
    CampaignFactory(clerk=cast.clerk, title="=HYPERLINK(1)")
    CampaignFactory(clerk=cast.clerk)
    client = signed_in(cast.supervisor)
    text = b"".join(
        client.get(reverse("publicity:export", args=["campaigns", "csv"])).streaming_content
    ).decode()
    assert text.startswith("\ufeff") and len(text.splitlines()) == 3 and ",=HYPER" not in text
    book = client.get(reverse("publicity:export", args=["campaigns", "xlsx"])).content
    rows = list(load_workbook(BytesIO(book)).active.values)
    assert len(rows) == 3 and rows[0][0] == "日期"
    assert client.get("/publicity/awareness/campaigns/export.exe").status_code == 404


@pytest.mark.parametrize("slug", ["campaigns", "trainings", "lectures"])
def test_list_costs_the_same_for_one_row_and_twenty(cast, signed_in, slug):
    factory = {"campaigns": CampaignFactory, "trainings": TrainingFactory, "lectures": LectureFactory}[slug]
    client = signed_in(cast.leader)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("publicity:list", args=[slug])).status_code == 200
        return len(queries)

    made = [factory(clerk=cast.clerk)]
    client.get(reverse("publicity:list", args=[slug]))
    one = cost()
    made += [factory(clerk=cast.clerk) for _ in range(20)]
    for row in made:
        if isinstance(row, Training):
            row.participants.set([cast.officer, cast.partner])
    assert cost() <= one + 1
