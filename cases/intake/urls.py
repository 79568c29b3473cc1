"""Addresses of this stage."""

from django.urls import path

from cases.intake.views import clue

urlpatterns = [
    path("clues/", clue.clue_list, name="clues"),
    path("clues/add/", clue.clue_add, name="clue-add"),
    path("clues/<int:pk>/", clue.clue_detail, name="clue"),
]
