"""Addresses of this stage."""

from django.urls import path

from cases.supervision.views import accountability, case_file_review, conduct

urlpatterns = [
    path("supervision/rounds/", case_file_review.round_list, name="rounds"),
    path("supervision/rounds/add/", case_file_review.round_add, name="round-add"),
    path("supervision/rounds/<int:pk>/", case_file_review.round_detail, name="round"),
    path("supervision/rounds/<int:pk>/files/<int:file>/", case_file_review.file_review, name="file-review"),
    path(
        "supervision/rounds/<int:pk>/findings/<int:finding>/",
        case_file_review.finding_answer,
        name="finding-answer",
    ),
    path("supervision/rounds/<int:pk>/export.csv", case_file_review.round_export, name="round-export"),
    path("supervision/conduct/", conduct.conduct_list, name="conduct"),
    path("supervision/conduct/add/", conduct.conduct_add, name="conduct-add"),
    path("supervision/conduct/<int:pk>/answer/", conduct.conduct_answer, name="conduct-answer"),
    path("supervision/accountability/", accountability.accountability_list, name="accountabilities"),
    path("supervision/accountability/add/", accountability.accountability_add, name="accountability-add"),
    path("supervision/accountability/<int:pk>/", accountability.accountability_detail, name="accountability"),
]
