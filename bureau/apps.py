from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BureauConfig(AppConfig):
    """The floor itself. Loads what each app registers: tasks, navigation, search, documents, related rows."""

    name = "bureau"
    label = "bureau"
    verbose_name = "公共基础"

    def ready(self):
        autodiscover_modules("tasks", "nav", "search", "documents", "related", "dossiers", "registers")
