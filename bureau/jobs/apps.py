from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background runs as rows."""

    name = "bureau.jobs"
    label = "jobs"
    verbose_name = "后台任务"
