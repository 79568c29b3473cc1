"""Addresses of this stage."""

from django.urls import path

from cases.file.views import case, facts

urlpatterns = [
    path("", case.case_list, name="cases"),
    path("export.csv", case.case_export, name="export"),
    path("<int:pk>/", case.case_detail, name="case"),
    path("<int:pk>/steps/", case.case_steps, name="steps"),
    path("<int:pk>/record/", case.case_record, name="record"),
    path("<int:pk>/edit/", facts.edit, name="edit"),
]
