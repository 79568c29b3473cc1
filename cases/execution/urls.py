"""Addresses of this stage."""

from django.urls import path

from cases.execution.views import document

urlpatterns = [
    path("<int:pk>/documents/<int:document>/serve/", document.document_serve, name="document-serve"),
    path("documents/<int:pk>/", document.document_pdf, name="document"),
    path("documents/<int:pk>/retry/", document.document_retry, name="document-retry"),
]
