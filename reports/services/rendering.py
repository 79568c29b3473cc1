"""Asking for the PDF of a draft, and repeating one that failed."""

from django.db import transaction

from bureau.jobs import services as jobs
from bureau.jobs.models import Job
from bureau.record import services as record
from reports.models import AnnualReport, Rendering


@transaction.atomic
def ask(*, report: AnnualReport, actor=None) -> Rendering:
    """A new version of the draft's PDF, queued. While one is being made, that one is returned."""
    running = report.renderings.filter(job__state__in=[Job.State.QUEUED, Job.State.RUNNING]).first()
    if running:
        return running
    rendering = Rendering.objects.create(report=report, created_by=actor)
    rendering.job = jobs.enqueue(
        "reports.annual_report", actor=actor, dossier=report, params={"rendering": rendering.pk}
    )
    rendering.save(update_fields=["job"])
    record.append(
        report, actor=actor, verb="render_draft", label="生成草稿 PDF", data={"rendering": rendering.pk}
    )
    return rendering


@transaction.atomic
def repeat(*, rendering: Rendering) -> None:
    """Queues a failed rendering again. Does nothing to one that is not failed."""
    if rendering.job_id:
        jobs.retry(rendering.job)
