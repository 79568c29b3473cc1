"""Background work of the inspection room."""

from bureau.jobs.hourly import every_hour
from bureau.jobs.tasks import job_task
from inspections.models import EnterpriseImport, ReadingBatch
from inspections.offsite.services import importing as readings
from inspections.offsite.services import watching
from inspections.services import importing, positive_watch


@job_task("inspections.import")
def run_import(run):
    """Reads, or after confirmation writes, an uploaded register."""
    found = EnterpriseImport.objects.select_related("office", "created_by").get(pk=run.params["import"])
    importing.work(found, progress=run.progress)
    return {"state": found.state, "created": found.created, "updated": found.updated, "failed": found.failed}


@job_task("inspections.readings")
def run_readings(run):
    """Reads, or after confirmation writes, a file of monitoring data."""
    found = ReadingBatch.objects.select_related("office", "created_by").get(pk=run.params["batch"])
    readings.work(found, progress=run.progress)
    return {"state": found.state, "created": found.created, "updated": found.updated, "failed": found.failed}


@job_task("inspections.anomalies")
def run_anomalies(run):
    """Looks for anomalies: around the days of a delivery, or in the days that ended since the last nightly run."""
    return {"new": watching.detect_all(run.params, progress=run.progress)}


every_hour("inspections.anomalies", watching.is_due)


@job_task(positive_watch.JOB)
def watch_positive_list(run):
    """Notes overdue re-checks and proposes the removal of firms against which there is a new record."""
    return positive_watch.watch_over()


every_hour(positive_watch.JOB, positive_watch.is_due)
