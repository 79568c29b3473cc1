"""Addresses of this stage."""

from django.urls import path

from cases.investigation.views import evidence, records, registration, results, rulings

urlpatterns = [
    path("<int:pk>/evidence/add/", evidence.evidence_add, name="evidence-add"),
    path("<int:pk>/evidence/<int:item>/told/", evidence.evidence_told, name="evidence-told"),
    path("<int:pk>/evidence/<int:item>/check/", evidence.evidence_check, name="evidence-check"),
    path("<int:pk>/evidence/<int:item>/withdraw/", evidence.evidence_withdraw, name="evidence-withdraw"),
    path("<int:pk>/evidence/<int:item>/origin/", results.result_origin, name="result-origin"),
    path("<int:pk>/results/add/", results.result_add, name="result-add"),
    path("<int:pk>/records/<slug:kind>/add/", records.record_add, name="record-add"),
    path("<int:pk>/records/<slug:kind>/<int:record>/", records.record_detail, name="record"),
    path("<int:pk>/records/<slug:kind>/<int:record>/edit/", records.record_edit, name="record-edit"),
    path("<int:pk>/records/<slug:kind>/<int:record>/preview/", records.record_preview, name="record-preview"),
    path("<int:pk>/records/<slug:kind>/<int:record>/issue/", records.record_issue, name="record-issue"),
    path("<int:pk>/records/<slug:kind>/<int:record>/reopen/", records.record_reopen, name="record-reopen"),
    path("<int:pk>/records/<slug:kind>/<int:record>/sign/", records.record_sign, name="record-sign"),
    path("<int:pk>/records/<slug:kind>/<int:record>/drop/", records.record_drop, name="record-drop"),
    path("<int:pk>/recusals/<int:row>/decide/", rulings.recusal_decide, name="recusal-decide"),
    path("<int:pk>/no-fault/<int:row>/answer/", rulings.no_fault_answer, name="no-fault-answer"),
    path("<int:pk>/registrations/add/", registration.registration_add, name="registration-add"),
    path("registrations/<int:pk>/", registration.registration_detail, name="registration"),
    path("<int:pk>/files/<int:file>/", evidence.stored_file, name="file"),
]
