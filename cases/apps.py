from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Clues, cases, measures, decisions, service, execution."""

    name = "cases"
    verbose_name = "案件"
