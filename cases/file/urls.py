"""Addresses of this stage."""

from django.urls import path

from cases.file.views import case, facts, team

urlpatterns = [
    path("", case.case_list, name="cases"),
    path("export.csv", case.case_export, name="export"),
    path("team/", team.members, name="team"),
    path("team/<int:pk>/hand-over/", team.hand_over, name="hand-over"),
    path("team/<int:pk>/stand-in/", team.stand_in, name="stand-in"),
    path("team/standing-in/<int:pk>/end/", team.end_standing_in, name="stand-in-end"),
    path("<int:pk>/", case.case_detail, name="case"),
    path("<int:pk>/steps/", case.case_steps, name="steps"),
    path("<int:pk>/record/", case.case_record, name="record"),
    path("<int:pk>/edit/", facts.edit, name="edit"),
]
