from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Enterprises, pools, draws, visits, positive list."""

    name = "inspections"
    verbose_name = "检查"
