"""Addresses of this stage."""

from django.urls import path

from cases.investigation.views import evidence

urlpatterns = [
    path("<int:pk>/evidence/add/", evidence.evidence_add, name="evidence-add"),
    path("<int:pk>/evidence/<int:item>/told/", evidence.evidence_told, name="evidence-told"),
    path("<int:pk>/evidence/<int:item>/withdraw/", evidence.evidence_withdraw, name="evidence-withdraw"),
    path("<int:pk>/files/<int:file>/", evidence.stored_file, name="file"),
]
