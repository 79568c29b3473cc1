from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Figures, annual report, home, dashboards. The only room that may look into all others."""

    name = "reports"
    verbose_name = "报告"

    def ready(self):
        """Loads the definitions of figures and doubts, which register themselves."""
        for module in (
            "figures.cases",
            "figures.remedies",
            "figures.inspections",
            "figures.tracking",
            "figures.publicity",
            "doubts_of_cases",
            "doubts_of_rounds",
        ):
            import_module(f"reports.{module}")
