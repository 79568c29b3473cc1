"""From the finding to the end: verified, data frozen, the firm asked by a link that works once, settled or visited."""

import hashlib
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from bureau.record import services as record
from bureau.record.models import Chain, StoredFile
from bureau.workflow import Refused
from inspections.models import OnlineCheck
from inspections.offsite.models import Anomaly, ExplanationRequest, Reading
from inspections.offsite.services import asking, judging
from inspections.offsite.services.detecting import detect
from inspections.offsite.tests import factories as make
from inspections.services import online
from inspections.tests.factories import WatchFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x18\xdd\x8d\xb0\x00\x00\x00\x00IEND\xaeB`\x82"
)
SAID = {"cause": "进水泵故障", "measures": "已修复，污水回流", "name": "罗行简", "phone": "0000-8800001"}


@pytest.fixture
def anomaly(clock, cast) -> Anomaly:
    clock.move_to(datetime(2026, 11, 23, 1))
    parameter = make.LimitFactory(parameter__point__connected_on=DAY).parameter
    start = timezone.make_aware(datetime(2026, 11, 20))
    Reading.objects.bulk_create(
        Reading(
            parameter=parameter,
            span=1,
            at=start + timedelta(hours=n),
            value=Decimal(130 if n == 5 else 40 + n % 7),
        )
        for n in range(73)
    )
    WatchFactory(enterprise=parameter.point.enterprise)
    detect(point=parameter.point, first=DAY, last=DAY)
    return Anomaly.objects.get()


@pytest.fixture
def check(anomaly, cast) -> OnlineCheck:
    return judging.confirm(anomaly=anomaly, actor=cast.officer, note="电话核实").check_row


def test_a_real_anomaly_enters_the_review_with_its_data_frozen(anomaly, cast):
    row = judging.confirm(anomaly=anomaly, actor=cast.officer, note="电话核实")
    assert row.check_row.abnormal and "小时均值超标" in row.check_row.description
    with row.evidence.file.open("rb") as source:
        book = load_workbook(BytesIO(source.read()))
    lines = [
        "\t".join(str(c or "") for c in line) for line in book["数据"].iter_rows(min_row=2, values_only=True)
    ]
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == row.rows_digest and len(lines) == 48
    Reading.objects.filter(value=130).update(value=30)
    assert judging.digest_of(judging.lines_of(row)) != row.rows_digest, "the frozen rows stay as they were"
    assert record.verify_chain(Chain.objects.get(key=f"inspections.anomaly:{row.pk}")) == []


def test_an_anomaly_is_judged_once_and_never_without_a_reason(anomaly, cast):
    with pytest.raises(ValidationError, match="缺理由"):
        judging.dismiss(anomaly=anomaly, actor=cast.officer, note=" ")
    judging.dismiss(anomaly=anomaly, actor=cast.officer, note="手工比对正常")
    with pytest.raises(Refused):
        judging.confirm(anomaly=anomaly, actor=cast.officer)
    with pytest.raises(Refused):
        judging.dismiss(anomaly=anomaly, actor=cast.reviewer, note="x")


def test_a_judged_anomaly_is_left_alone_by_the_rules(anomaly, cast):
    judging.dismiss(anomaly=anomaly, actor=cast.officer, note="手工比对正常")
    detect(point=anomaly.point, first=DAY, last=DAY)
    anomaly.refresh_from_db()
    assert anomaly.state == "dismissed" and Anomaly.objects.count() == 1


def test_a_day_with_open_anomalies_is_not_quiet(anomaly, cast):
    firm = anomaly.point.enterprise
    with pytest.raises(ValidationError, match="待核实"):
        online.note_check(enterprise=firm, officer=cast.officer, day=DAY)
    assert online.note_quiet_day(enterprises=[firm], officer=cast.officer, day=DAY) == 0
    judging.dismiss(anomaly=anomaly, actor=cast.officer, note="手工比对正常")
    assert online.note_quiet_day(enterprises=[firm], officer=cast.officer, day=DAY) == 1


def test_late_data_opens_a_day_already_called_quiet(anomaly, cast):
    row = OnlineCheck.objects.create(
        enterprise=anomaly.point.enterprise, day=DAY, officer=cast.officer, checked_at=timezone.now()
    )
    judging.confirm(anomaly=anomaly, actor=cast.officer)
    row.refresh_from_db()
    assert row.abnormal and not row.outcome and OnlineCheck.objects.count() == 1


def _post(client, token, **sent):
    return client.post(reverse("inspections:explain", args=[token]), {**SAID, **sent})


def test_the_firm_answers_once_without_signing_in(check, cast, client):
    token = asking.ask(check=check, actor=cast.officer, question="请说明")
    assert token not in str(ExplanationRequest.objects.values_list())
    page = client.get(reverse("inspections:explain", args=[token]))
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin", (
        "no other site learns the link, and browsers still name us"
    )
    photo = SimpleUploadedFile("现场.png", PNG)
    assert _post(client, token, files=[photo]).status_code == 302
    check.refresh_from_db()
    assert "进水泵故障" in check.explanation and check.explanation_received_on == date(2026, 11, 23)
    stored = StoredFile.objects.get(title__contains="企业提交")
    found = ExplanationRequest.objects.get()
    entries = record.Entry.objects.of(found)
    assert [e.actor for e in entries] == [None] and "一次性链接" in entries[0].note
    assert _post(client, token, cause="又来").status_code == 410
    assert b"0000-8800001" not in client.get(reverse("inspections:explain", args=[token])).content
    assert StoredFile.objects.filter(pk=stored.pk).exists()
    online.settle(check=check, actor=cast.officer, outcome="explained")


def test_a_file_that_is_none_keeps_the_link_open(check, cast, client):
    token = asking.ask(check=check, actor=cast.officer, question="请说明")
    bad = SimpleUploadedFile("a.png", b"<svg onload='alert(1)'/>")
    answer = _post(client, token, files=[bad])
    assert answer.status_code == 422 and "不是可用作材料的格式" in answer.content.decode()
    assert ExplanationRequest.objects.get().answered_at is None
    assert not StoredFile.objects.filter(title__contains="企业提交").exists()


def test_links_expire_are_revoked_and_are_not_guessed(check, cast, client, clock, signed_in):
    token = asking.ask(check=check, actor=cast.officer, question="请说明", days=2)
    with pytest.raises(ValidationError, match="已发出说明链接"):
        asking.ask(check=check, actor=cast.officer, question="再问")
    clock.move_to(datetime(2026, 11, 26, 1))
    assert _post(client, token).status_code == 410
    token = asking.ask(check=check, actor=cast.officer, question="再问")
    found = ExplanationRequest.objects.first()
    assert (
        signed_in(cast.outsider).post(reverse("inspections:explanation-revoke", args=[found.pk])).status_code
        == 404
    )
    assert (
        signed_in(cast.officer).post(reverse("inspections:explanation-revoke", args=[found.pk])).status_code
        == 302
    )
    assert _post(client, token).status_code == 410
    assert client.get(reverse("inspections:explain", args=["x" * 43])).status_code == 404


def test_too_many_sendings_are_refused(check, cast, client):
    token = asking.ask(check=check, actor=cast.officer, question="请说明")
    ExplanationRequest.objects.update(attempts=asking.MOST_ATTEMPTS)
    assert _post(client, token).status_code == 429


def test_the_form_is_guarded_against_forged_requests(check, cast):
    token = asking.ask(check=check, actor=cast.officer, question="请说明")
    assert _post(Client(enforce_csrf_checks=True), token).status_code == 403


def test_a_settled_day_is_not_asked_about(check, cast):
    online.settle(check=check, actor=cast.officer, outcome="device")
    with pytest.raises(ValidationError, match="待办"):
        asking.ask(check=check, actor=cast.officer, question="请说明")


def test_an_anomaly_becomes_a_visit_by_the_existing_service(check, cast, squad):
    task = online.to_visit(check=check, actor=cast.officer, officer_a=squad[0], officer_b=squad[2])
    assert (task.trigger, task.basis) == ("monitoring", "trigger")


def test_while_a_link_is_out_no_second_one_is_offered(check, cast, signed_in, clock):
    page, ask = (
        reverse("inspections:online-check", args=[check.pk]),
        reverse("inspections:explanation-ask", args=[check.pk]),
    )
    assert ask in signed_in(cast.officer).get(page).content.decode()
    asking.ask(check=check, actor=cast.officer, question="请说明", days=2)
    shown = signed_in(cast.officer).get(page).content.decode()
    assert ask not in shown and "撤销链接" in shown
    clock.move_to(datetime(2026, 11, 26, 1))
    shown = signed_in(cast.officer).get(page).content.decode()
    assert ask in shown and "已失效" in shown


def test_an_unknown_link_says_what_to_do(client, db):
    answer = client.get(reverse("inspections:explain", args=["x" * 20]))
    assert answer.status_code == 404 and "没有复制完整" in answer.content.decode()
