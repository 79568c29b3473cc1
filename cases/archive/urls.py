"""Addresses of this stage."""

from django.urls import path

from cases.archive.models.archive import Half
from cases.archive.views import archive, borrowing

urlpatterns = [
    path("archives/", archive.archive_list, name="archives"),
    path("archives/export.csv", archive.archive_export, name="archives-export"),
    path("archives/borrowings/", borrowing.borrowing_list, name="borrowings"),
    path("archives/borrowings/<int:pk>/agree/", borrowing.agree, name="borrowing-agree"),
    path("archives/borrowings/<int:pk>/refuse/", borrowing.refuse, name="borrowing-refuse"),
    path("archives/borrowings/<int:pk>/return/", borrowing.give_back, name="borrowing-return"),
    path("archives/<int:pk>/", archive.archive_detail, name="archive"),
    path("archives/<int:pk>/items/<int:item_pk>/", archive.item, name="archive-item"),
    path("archives/<int:pk>/take-in/", archive.take_in, name="archive-take-in"),
    path("archives/<int:pk>/bind/", archive.bind_again, name="archive-bind"),
    path("archives/borrowings/of/<int:pk>/", borrowing.borrow, name="archive-borrow"),
    *(
        path(f"archives/<int:pk>/{half}.pdf", archive.volume, {"half": half.value}, name=f"archive-{half}")
        for half in Half
    ),
]
