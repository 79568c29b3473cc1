"""People of another bureau, whatever their roles, meet nothing of ours in the whole room and change nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bureau.dates import today
from bureau.staff.models import RoleGrant
from bureau.staff.roles import STAFF
from bureau.timelimits.models import Rule
from inspections.models import (
    EnterpriseImport,
    ExplanationRequest,
    JointDepartment,
    QuotaRule,
    Speciality,
    YearPlan,
)
from inspections.offsite.models import Anomaly, DataSource, DeviceEvent, ReadingBatch
from inspections.offsite.tests import factories as make_data
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.services import visit as visits
from inspections.tests import factories as make
from inspections.urls import urlpatterns

pytestmark = pytest.mark.django_db


def grant_all(user):
    """Every role of the staff."""
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in set(STAFF) - set(user.roles))
    return type(user).objects.get(pk=user.pk)


def _plans(cast, plan) -> dict:
    plans.exclude(plan=plan, enterprise=make.EnterpriseFactory(), reason="停产", actor=cast.clerk)
    department = JointDepartment.objects.create(plan=plan, name="应急管理局", matters="安全生产")
    plans.submit(plan=plan, actor=cast.clerk)
    draws.freeze(plan=plan, actor=cast.leader)
    year = YearPlan.objects.create(office=cast.bureau, created_by=cast.clerk, year=2027, title="计划")
    quota = QuotaRule.objects.create(office=cast.bureau, category="key", measure="ratio", value=25, source="本地",
                                     effective_from=date(2020, 1, 1), verified=Rule.Verified.NO)  # fmt: skip
    return {
        "plans": plan.pk, "plans/years": year.pk, "plans/quotas": quota.pk,
        "exclusion": plan.exclusions.get().pk, "department": department.pk, "sequence": 1, "number": 1,
    }  # fmt: skip


def _visits(cast, on_site, picture) -> dict:
    item = on_site.scene.checklist.items.first()
    photo = visits.add_photo(task=on_site, actor=cast.officer, upload=picture(), item=item)
    finding = visits.add_finding(task=on_site, actor=cast.officer, description="x", handling="order")
    entry = make.PositiveListEntryFactory()
    objection = entry.objections.create(
        received_on=today(), objector="某村民", content="异味", created_by=cast.clerk
    )
    watch = make.WatchFactory()
    return {
        "tasks": on_site.pk, "files": photo.stored_id, "item": item.pk, "finding": finding.pk, "entry": 1,
        "task": on_site.pk,
        "objection": objection.pk,
        "document": 1, "campaigns": make.CampaignFactory().pk, "positive": entry.pk, "online/watches": watch.pk,
    }  # fmt: skip


def _people(cast, firm) -> dict:
    speciality = Speciality.objects.create(
        officer=cast.officer, field="water", proof="证书", since=today(), by=cast.clerk
    )
    recusal = make.RecusalFactory(officer=cast.officer, enterprise=firm, decided_by=cast.leader)
    found = EnterpriseImport.objects.create(
        office=cast.bureau, created_by=cast.clerk, name="x.csv", file="x.csv"
    )
    return {
        "officers": cast.officer.pk, "officers/specialities": speciality.pk, "officers/recusals": recusal.pk,
        "enterprises": firm.pk, "enterprises/import": found.pk, "online": firm.pk, "enterprise": firm.pk,
    }  # fmt: skip


def _data(cast, firm) -> dict:
    limit = make_data.LimitFactory(parameter__point__enterprise=firm)
    parameter, point = limit.parameter, limit.parameter.point
    device = make_data.DeviceFactory(point=point)
    event = DeviceEvent.objects.create(device=device, kind="F", started_at=timezone.now())
    check = make.OnlineCheckFactory(enterprise=firm, officer=cast.officer, alarming=True)
    asked = ExplanationRequest.objects.create(
        check_row=check, token_hash="0" * 64, question="?", expires_at=timezone.now(), created_by=cast.officer
    )
    anomaly = Anomaly.objects.create(
        office=cast.bureau, point=point, parameter=parameter, rule="gap", day=today()
    )
    batch = ReadingBatch.objects.create(office=cast.bureau, created_by=cast.clerk, state="checked")
    source = DataSource.objects.create(
        office=cast.bureau, name="平台", token_hash="1" * 64, created_by=cast.clerk
    )
    return {
        "offsite/points": point.pk, "offsite/parameters": parameter.pk, "offsite/events": event.pk,
        "offsite/readings": batch.pk, "offsite/sources": source.pk, "offsite/anomalies": anomaly.pk,
        "offsite/checks": check.pk, "offsite/requests": asked.pk, "online/checks": check.pk, "file": 1,
    }  # fmt: skip


@pytest.fixture
def keys(cast, plan, on_site, picture) -> dict:
    """What stands behind each address: the beginning of a route, or the name of a further part -> key."""
    firm = make.EnterpriseFactory()
    return _plans(cast, plan) | _visits(cast, on_site, picture) | _people(cast, firm) | _data(cast, firm)


def _address(pattern, keys) -> str:
    route = str(pattern.pattern)
    beginning = route.split("<")[0].rstrip("/")
    named = {
        name: keys[beginning] if name in ("pk", "enterprise") else keys.get(name, 1)
        for name in _parts(pattern)
    }
    return reverse(f"inspections:{pattern.name}", kwargs=named)


def _parts(pattern) -> list[str]:
    return list(pattern.pattern.converters)


OF_A_ROW = [p for p in urlpatterns if _parts(p) and not {"kind", "token"} & set(_parts(p))]
# What these show besides their dossier is missing here: a report, a paper, a file of the firm.
EMPTY = {
    "joint-result",
    "year-plan-item-change",
    "import-report",
    "import-faults",
    "readings-report",
    "anomaly-evidence",
    "task-record",
    "explanation-file",
}


def test_another_bureau_meets_nothing_and_changes_nothing(keys, cast, signed_in):
    stranger, wrong = signed_in(grant_all(cast.outsider)), {}
    for pattern in OF_A_ROW:
        address, methods = _address(pattern, keys), pattern.callback.access
        for ask in [stranger.post] if methods.kind == "verb" else [stranger.get, stranger.post]:
            with CaptureQueriesContext(connection) as asked:
                status = ask(address).status_code
            written = [q["sql"] for q in asked if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
            if status not in (404, 405) or written:
                wrong[f"{ask.__name__} {address}"] = (status, written)
    assert not wrong, wrong


def test_our_own_people_meet_all_of_it(keys, cast, signed_in):
    """The counter-test: at the same addresses the rows are there."""
    insider = signed_in(grant_all(cast.officer))
    reads = [p for p in OF_A_ROW if p.callback.access.kind != "verb" and p.name not in EMPTY]
    missing = []
    for pattern in reads:
        answer = insider.get(_address(pattern, keys))
        missing += [pattern.name] if answer.status_code == 404 else []
        answer.getvalue()  # to the end: so a file is closed
    assert not missing and len(reads) > 60
