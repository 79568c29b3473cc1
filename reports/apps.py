from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Figures, annual report, home, dashboards. The only room that may look into all others."""

    name = "reports"
    verbose_name = "报告"
