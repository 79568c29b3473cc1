"""Background work of the inspection room."""

from bureau.jobs.tasks import job_task
from inspections.models import EnterpriseImport
from inspections.services import importing


@job_task("inspections.import")
def run_import(run):
    """Reads, or after confirmation writes, an uploaded register."""
    found = EnterpriseImport.objects.select_related("office", "created_by").get(pk=run.params["import"])
    importing.work(found, progress=run.progress)
    return {"state": found.state, "created": found.created, "updated": found.updated, "failed": found.failed}
