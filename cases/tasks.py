"""Background runs of this room."""

from bureau.documents.render import RenderError
from bureau.jobs.runner import GaveUp
from bureau.jobs.tasks import job_task
from cases.archive.models.archive import Archive
from cases.archive.services.binding import bind_archive


@job_task("archive.bind")
def bind(run):
    """Idempotent: what is bound is left alone, an archived one is done."""
    archive = Archive.objects.select_related("case", "confirmed_by", "requested_by").get(
        pk=run.params["archive"]
    )
    try:
        bind_archive(archive, run.progress)
    except RenderError as error:
        raise GaveUp(str(error)) from error
