"""Addresses of this stage."""

from django.urls import path

from cases.execution.views import document, execution, payments, remedy

urlpatterns = [
    path("<int:pk>/execution/", execution.execution, name="execution"),
    path("<int:pk>/documents/<int:document>/serve/", document.document_serve, name="document-serve"),
    path("<int:pk>/documents/<int:document>/attempt/", document.document_attempt, name="document-attempt"),
    path("<int:pk>/documents/<int:document>/announce/", document.document_announce, name="document-announce"),
    path("<int:pk>/services/<int:service>/correct/", document.service_correct, name="service-correct"),
    path("documents/<int:pk>/", document.document_pdf, name="document"),
    path("documents/<int:pk>/retry/", document.document_retry, name="document-retry"),
    path("remedies/", remedy.remedy_list, name="remedies"),
    path("remedies/export/", remedy.remedy_export, name="remedies-export"),
    path("remedies/<int:pk>/", remedy.remedy_detail, name="remedy"),
    path("payments/import/", payments.payments_import, name="payments-import"),
]
