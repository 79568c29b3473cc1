"""Draws, the positive list, campaigns, reports: published from their own records, frozen, shown."""

import io
import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from bureau.dates import today
from bureau.record import services as record
from bureau.record.models import StoredFile
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refused
from inspections import draw as lots
from inspections.models import Enterprise, InspectionTask
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.tests.conftest import DRAW_DAY
from inspections.tests.factories import PositiveListEntryFactory
from publicity import services
from publicity.models import Publication
from publicity.pull import draws_to_publish, notices_to_publish
from publicity.tests.factories import CampaignFactory

pytestmark = pytest.mark.django_db


def body(answer) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def test_a_draw_is_published_in_two_steps(plan, cast, clock, client, signed_in):
    plans.submit(plan=plan, actor=cast.clerk)
    draw = draws.freeze(plan=plan, actor=cast.leader)
    clerk = signed_in(cast.clerk)
    assert draws_to_publish(cast.clerk) == [(draw, "draw_plan")]
    assert clerk.post(reverse("publicity:publish-draw", args=[draw.pk, "draw_result"])).status_code == 404
    clerk.post(reverse("publicity:publish-draw", args=[draw.pk, "draw_plan"]))
    first = Publication.objects.get()
    page = body(client.get(reverse("public:draw", args=[first.pk])))
    assert draw.pool_digest in page and draw.secret not in page and "检查结束后公布" in page
    clock.move_to(DRAW_DAY)
    draw = draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    draws.issue(plan=draw.plan, actor=cast.leader)
    assert draws_to_publish(cast.clerk) == []
    InspectionTask.objects.update(state="done", done_on=date(2026, 12, 1))
    for task in InspectionTask.objects.all():
        timelimits.start(task, "publish.other", on=today())
    draws.complete(plan=draw.plan, actor=cast.clerk)
    clerk = signed_in(cast.clerk)  # the session of ten days ago is over
    assert clerk.get(reverse("publicity:others")).content.decode().count("双随机抽查结果") == 1
    clerk.post(reverse("publicity:publish-draw", args=[draw.pk, "draw_result"]))
    second = Publication.objects.get(kind="draw_result")
    assert set(Clock.objects.filter(key="publish.other").values_list("state", flat=True)) == {"met"}
    answer = client.get(reverse("public:draw-record", args=[second.pk]))
    assert lots.verify(json.loads(answer.content)) == []
    page = body(client.get(reverse("public:draw", args=[second.pk])))
    assert draw.seed in page and "复算" in page and page.count("抽中") >= 9
    assert body(client.get(reverse("public:draws"))).count("摘要 ") == 2
    assert clerk.post(reverse("publicity:publish-draw", args=[draw.pk, "draw_result"])).status_code == 409


def test_positive_list_shows_who_is_on_it_and_its_notices(cast, client, signed_in, time_machine):
    time_machine.move_to("2026-11-23 09:00+08:00")
    on = PositiveListEntryFactory()
    off = PositiveListEntryFactory(removed=True)
    noticed = PositiveListEntryFactory(
        state="noticed",
        listed_on=None,
        until=None,
        notice_from=date(2026, 11, 20),
        notice_until=date(2026, 11, 26),
    )
    assert {kind for _, kind in notices_to_publish(cast.clerk)} == {"positive_in", "positive_out"}
    clerk = signed_in(cast.clerk)
    clerk.post(reverse("publicity:publish-notice", args=[off.pk, "positive_out"]))
    assert clerk.post(reverse("publicity:publish-notice", args=[on.pk, "positive_out"])).status_code == 404
    page = body(client.get(reverse("public:positive")))
    assert (
        on.enterprise.name in page
        and noticed.enterprise.name in page
        and f"{off.enterprise.name}移出正面清单" in page
    )
    assert on.enterprise.phone not in page and on.basis not in page
    row = Publication.objects.get()
    assert "超标排放" in body(client.get(reverse("public:notice", args=[row.pk])))


def picture(**options) -> SimpleUploadedFile:
    target = io.BytesIO()
    image = Image.new("RGB", (64, 48), "green")
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    image.save(target, "JPEG", exif=exif)
    return SimpleUploadedFile("a.jpg", target.getvalue() + b"<script>alert(1)</script>")


def test_campaign_goes_public_with_clean_pictures_and_stays_as_it_was(cast, client, signed_in):
    row = CampaignFactory(clerk=cast.clerk)
    row.officers.set([cast.officer])
    stored = record.store_file(row, upload=picture(), actor=cast.clerk, title="现场照片")
    clerk = signed_in(cast.clerk)
    clerk.post(reverse("publicity:publish-campaign", args=[row.pk]))
    published = Publication.objects.get()
    services.amend(row=row, values={"audience": 9999}, actor=cast.clerk)
    page = body(client.get(reverse("public:campaign", args=[published.pk])))
    assert "120 人" in page and "9999" not in page and cast.officer.name not in page
    answer = client.get(reverse("public:photo", args=[published.pk, stored.pk]))
    assert answer["Content-Type"] == "image/jpeg" and answer["X-Content-Type-Options"] == "nosniff"
    assert b"secret place" not in answer.content and b"<script" not in answer.content
    assert Image.open(io.BytesIO(answer.content)).size == (64, 48)
    later = record.store_file(row, upload=picture(), actor=cast.clerk, title="公开以后的照片")
    assert client.get(reverse("public:photo", args=[published.pk, later.pk])).status_code == 404
    StoredFile.objects.filter(pk=stored.pk).update(sha256="0" * 64)
    assert client.get(reverse("public:photo", args=[published.pk, stored.pk])).status_code == 404
    services.withdraw(publication=published, reason="照片有误", actor=cast.clerk)
    assert client.get(reverse("public:photo", args=[published.pk, stored.pk])).status_code == 410
    assert client.get(reverse("public:campaign", args=[published.pk])).status_code == 410


def test_a_broken_picture_is_not_found(cast, client):
    row = CampaignFactory(clerk=cast.clerk)
    upload = SimpleUploadedFile("a.jpg", picture().read()[:120])
    stored = record.store_file(row, upload=upload, actor=cast.clerk, title="损坏")
    shown = {"photos": [{"id": stored.pk, "title": "损坏", "sha256": stored.sha256}]}
    published = services.publish(row, kind="campaign", title="活动", snapshot=shown, actor=cast.clerk)
    assert client.get(reverse("public:photo", args=[published.pk, stored.pk])).status_code == 404


def test_a_report_is_published_with_its_own_copy_of_the_file(cast, client):
    row = CampaignFactory(clerk=cast.clerk)  # any dossier: the reports room calls with its own
    source = ContentFile(b"%PDF-1.7 report", name="report.pdf")
    parts = [{"heading": "一、主要举措和成效", "paragraphs": ["全年立案 3 件。"]}]
    published = services.publish(
        row,
        kind="report",
        title="2026 年度法治政府建设工作报告",
        snapshot={"year": 2026, "parts": parts},
        actor=cast.clerk,
        file=source,
    )
    assert body(client.get(reverse("public:report-file", args=[published.pk]))) == "%PDF-1.7 report"
    assert "全年立案 3 件" in body(client.get(reverse("public:report", args=[published.pk])))
    assert published.file_sha256 in body(client.get(reverse("public:report", args=[published.pk])))
    for wrong in ({"actor": cast.leader}, {"snapshot": {}}, {}):
        with pytest.raises(Refused):
            services.publish(
                **{
                    "dossier": row,
                    "kind": "report",
                    "title": "再公开",
                    "snapshot": {"a": 1},
                    "actor": cast.clerk,
                    **wrong,
                }
            )


def test_a_penalty_cannot_take_the_short_way(cast):
    with pytest.raises(AssertionError):
        services.publish(
            CampaignFactory(clerk=cast.clerk), kind="penalty", title="x", snapshot={"a": 1}, actor=cast.clerk
        )


SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def hostile(plan, cast, clock, county, signed_in):
    """A published draw whose firms, exclusion, reason of redrawing and public value are written to harm."""
    Enterprise.objects.filter(pk__in=[firm.pk for firm in county.key]).update(name=f"{SCRIPT}有限公司")
    plans.exclude(plan=plan, enterprise=county.key[0], reason=f"停产{SCRIPT}", actor=cast.clerk)
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    source = {"public_source": f"第 137 期{SCRIPT}", "public_due_on": date(2026, 11, 20)}
    draws.redraw(plan=plan, actor=cast.leader, reason=f"录错{SCRIPT}", **source)
    clock.move_to(DRAW_DAY)
    draw = draws.reveal(plan=plan, actor=cast.clerk, public_value=f'"}}{SCRIPT}')
    draws.issue(plan=draw.plan, actor=cast.leader)
    InspectionTask.objects.update(state="done", done_on=date(2026, 11, 23))
    draws.complete(plan=draw.plan, actor=cast.clerk)
    clerk = signed_in(cast.clerk)
    for kind in ("draw_plan", "draw_result"):
        clerk.post(reverse("publicity:publish-draw", args=[draw.pk, kind]))
    return draw


def test_no_name_on_the_public_pages_of_a_draw_is_run(hostile, client):
    result = Publication.objects.get(kind="draw_result")
    pages = [reverse("public:draws"), reverse("public:draw", args=[result.pk])]
    found = [body(client.get(page)) for page in pages]
    assert all(SCRIPT not in page for page in found) and found[1].count("&lt;script&gt;") > 5
    answer = client.get(reverse("public:draw-record", args=[result.pk]))
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff" and "script-src" in answer["Content-Security-Policy"]
    assert lots.verify(json.loads(answer.content)) == []


def test_a_redraw_says_why_in_public_from_the_freeze_on(plan, cast, client, clock):
    plans.submit(plan=plan, actor=cast.clerk)
    first = draws.freeze(plan=plan, actor=cast.leader)
    source = {"public_source": "第 137 期", "public_due_on": date(2026, 11, 20)}
    second = draws.redraw(plan=plan, actor=cast.leader, reason="公开值录错一位", **source)
    page = body(client.get(reverse("public:draws")))
    assert second.pool_digest in page and "公开值录错一位" in page
    assert first.commitment in page and "已作废，另行重抽" in page, "what was set aside stays in view"
    clock.move_to(DRAW_DAY)
    draws.reveal(plan=plan, actor=cast.clerk, public_value="7 0 4")
    page = body(client.get(reverse("public:draws")))
    assert second.commitment in page and "已抽取，检查结束后公布" in page and second.secret not in page
