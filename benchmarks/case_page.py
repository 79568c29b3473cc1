"""One case with hundreds of papers and thousands of events: the time and the queries of each tab."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from benchmarks import rows
from benchmarks.timing import median_of
from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ
from bureau.record.models import Entry
from cases.models import Case

PAPERS, EVENTS = 500, 2000
TABS = {"overview": "概览", "documents": "文书", "evidence": "证据", "limits": "期限", "record": "过程记录"}


def fill(case: Case) -> None:
    """Papers with frozen contexts of usual length, and record entries."""
    organ, day = Organ.objects.order_by("pk").first(), case.filed_on
    about = {"dossier_kind": "cases.case", "dossier_id": case.pk}
    IssuedDocument.objects.bulk_create(
        IssuedDocument(
            **about,
            type=f"bench{n % 20}",
            title=f"文书{n % 20}",
            organ=organ,
            number=f"页测{n}号",
            year=day.year,
            sequence=n + 1,
            issued_on=day,
            context={"text": "字" * 2000},
            verify_code=f"PAGE-{n}",
        )
        for n in range(PAPERS)
    )
    Entry.objects.bulk_create(
        Entry(
            **about,
            chain=case.dossier_key,
            sequence=n + 1,
            at=timezone.now(),
            on=day,
            actor=case.handler,
            actor_name=case.handler.name,
            verb="note",
            label=f"事项{n}",
            data={"text": "字" * 200},
            previous_hash="0" * 64,
            hash="1" * 64,
        )
        for n in range(EVENTS)
    )


def measure(cast) -> list[tuple[str, float, int]]:
    """(tab, seconds, queries of a first visit), the seconds as median of nine requests."""
    rows.cases(cast, 50, rows.firms(cast, 5))
    case = Case.objects.filter(state="investigating").order_by("pk").first()
    fill(case)
    client = Client()
    client.force_login(cast.officer, backend="bureau.staff.backend.StaffBackend")
    address = reverse("cases:case", args=[case.pk])
    return [(label, *_tab(client, f"{address}?tab={key}")) for key, label in TABS.items()]


def _tab(client, url: str) -> tuple[float, int]:
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        response = client.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{url} answered {response.status_code}")
    return median_of(lambda: client.get(url)), len(found)
