"""The run of reminders: asked for every hour by the worker's housekeeping."""

from bureau.jobs.hourly import every_hour
from bureau.jobs.tasks import job_task
from bureau.reminders import services


@job_task("reminders.run")
def run(job_run):
    """Makes what is missing up to today."""
    return {"made": services.run(job_run.progress)}


every_hour("reminders.run", services.is_due)
