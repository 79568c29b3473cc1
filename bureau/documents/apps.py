from django.apps import AppConfig
from django.core.checks import register

from bureau.documents.checks import check_rendering


class DocumentsConfig(AppConfig):
    """Numbering, frozen issued documents, their PDFs and the page that verifies them."""

    name = "bureau.documents"
    label = "documents"
    verbose_name = "文书"

    def ready(self):
        register(check_rendering)
