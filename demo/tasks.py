"""Rendering the papers of the demonstration in the background, one after another, the newest first.

Hundreds of papers queued one by one would stand before everything people ask for meanwhile. One job that works them off
keeps a single thread busy and leaves the others to people; killed, the sweeper starts it again where it stopped.
"""

from django.utils import timezone

from bureau.jobs import services as jobs
from bureau.jobs.models import Job
from bureau.jobs.tasks import job_task

BATCH = 20


@job_task("demo.papers")
def render_papers(run):
    """Idempotent: takes whatever is still held back."""
    left, done = Job.objects.held(timezone.now()).count(), 0
    while batch := list(Job.objects.held(timezone.now()).order_by("-pk")[:BATCH]):
        for job in batch:
            jobs.run_now(job)
            done += 1
            run.progress(done * 100 // max(left, done), f"第 {done} 份，共 {left} 份")
    return {"papers": done}
