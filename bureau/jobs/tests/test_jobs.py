"""A job runs once, says why it failed, and is found again when its message or its worker is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bureau.jobs import registry, services
from bureau.jobs.models import Job
from bureau.jobs.runner import GaveUp, run_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler(monkeypatch):
    """A registered handler whose behaviour a test can set."""
    calls = []

    class Fake:
        act = staticmethod(lambda run: {"done": True})
        task = None

    def run(r):
        calls.append(r.job.pk)
        return Fake.act(r)

    monkeypatch.setitem(registry._handlers, "test.kind", registry.Handler(run, Fake))
    Fake.calls = calls
    return Fake


def test_runs_after_commit_and_keeps_the_result(handler, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = services.enqueue("test.kind", params={"year": 2021})
        assert handler.calls == []
    job.refresh_from_db()
    assert (job.state, job.progress, job.result) == (Job.State.READY, 100, {"done": True})


def test_second_worker_finds_nothing_to_do(handler):
    job = Job.objects.create(kind="test.kind")
    run_row(job.pk, beat=False)
    run_row(job.pk, beat=False)
    assert handler.calls == [job.pk]


def test_failure_is_kept_in_its_own_words_and_can_be_repeated(handler, django_capture_on_commit_callbacks):
    def give_up(run):
        raise GaveUp("缺字体“仿宋”")

    handler.act = staticmethod(give_up)
    job = Job.objects.create(kind="test.kind")
    run_row(job.pk, beat=False)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "缺字体“仿宋”")
    handler.act = staticmethod(lambda run: {})
    with django_capture_on_commit_callbacks(execute=True):
        services.retry(job)
    job.refresh_from_db()
    assert job.state == Job.State.READY


def test_unreachable_broker_leaves_the_row_for_the_sweeper(
    handler, settings, django_capture_on_commit_callbacks
):
    class Broken:
        @staticmethod
        def delay(job_id):
            raise ConnectionError("no broker")

    settings.JOBS_INLINE = False
    registry._handlers["test.kind"] = registry.Handler(lambda run: {}, Broken)
    with django_capture_on_commit_callbacks(execute=True):
        job = services.enqueue("test.kind")
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
    Job.objects.filter(pk=job.pk).update(woken_at=timezone.now() - timedelta(minutes=1))
    settings.JOBS_INLINE = True
    assert services.sweep() == 1
    job.refresh_from_db()
    assert job.state == Job.State.READY


@pytest.mark.parametrize(("attempts", "state"), [(1, Job.State.READY), (3, Job.State.FAILED)])
def test_job_of_a_killed_worker_is_run_again_but_not_for_ever(handler, attempts, state):
    long_ago = timezone.now() - timedelta(minutes=5)
    job = Job.objects.create(
        kind="test.kind", state=Job.State.RUNNING, heartbeat_at=long_ago, woken_at=long_ago, attempts=attempts
    )
    services.sweep()
    job.refresh_from_db()
    assert job.state == state


def test_a_living_worker_is_left_alone(handler):
    Job.objects.create(kind="test.kind", state=Job.State.RUNNING, heartbeat_at=timezone.now(), attempts=1)
    assert services.sweep() == 0


def test_bulk_work_is_held_back_until_its_time(handler, django_capture_on_commit_callbacks):
    later = timezone.now() + timedelta(minutes=5)
    with django_capture_on_commit_callbacks(execute=True), services.held_back(later):
        job = services.enqueue("test.kind")
    assert handler.calls == []
    assert list(Job.objects.held(timezone.now())) == [job]
    assert services.sweep() == 0
    Job.objects.update(woken_at=timezone.now() - timedelta(minutes=1))
    assert services.sweep() == 1
