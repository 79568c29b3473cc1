"""Many hands at one counter. Row locks do nothing on SQLite, so this runs on PostgreSQL."""

import threading

import pytest
from django.db import connection, transaction

from bureau.documents import services
from bureau.documents.models import IssuedDocument
from bureau.documents.tests.conftest import DAY

THREADS, EACH = 8, 25


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the current database is not PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_200_documents_from_8_threads_get_200_consecutive_numbers(
    bureau, organ, letter, settings, monkeypatch
):
    monkeypatch.setattr("bureau.jobs.services._wake", lambda *args: None)
    start, faults = threading.Barrier(THREADS), []

    def issue_some():
        try:
            start.wait()
            for turn in range(EACH):
                with transaction.atomic():
                    services.issue(bureau, "test.letter", actor=None, on=DAY, context=letter, organ=organ)
                    if turn == 0:
                        _roll_back_one(bureau, organ, letter)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue_some) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    issued = IssuedDocument.objects.filter(type="test.letter").order_by("sequence")
    assert list(issued.values_list("sequence", flat=True)) == list(range(1, THREADS * EACH + 1))


def _roll_back_one(bureau, organ, letter):
    """A number taken and given back in between must leave no gap."""
    try:
        with transaction.atomic():
            services.issue(bureau, "test.letter", actor=None, on=DAY, context=letter, organ=organ)
            raise InterruptedError
    except InterruptedError:
        pass
