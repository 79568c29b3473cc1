"""Addresses of this stage."""

from django.urls import path

from cases.intake.views import clue, complaint

urlpatterns = [
    path("clues/", clue.clue_list, name="clues"),
    path("clues/add/", clue.clue_add, name="clue-add"),
    path("clues/<int:pk>/", clue.clue_detail, name="clue"),
    path("complaints/", complaint.complaint_list, name="complaints"),
    path("complaints/add/", complaint.complaint_add, name="complaint-add"),
    path("complaints/export.csv", complaint.complaint_export, name="complaints-export"),
    path("complaints/<int:pk>/", complaint.complaint_detail, name="complaint"),
    path("complaints/<int:pk>/reporter/", complaint.complaint_reporter, name="complaint-reporter"),
]
