from django.urls import path

from bureau.law.views import export, keep, lists, row

app_name = "law"
urlpatterns = [
    path("", lists.violations, name="violations"),
    path("statutes/", lists.statutes, name="statutes"),
    path("organs/", lists.organs, name="organs"),
    path("benchmarks/", lists.benchmarks, name="benchmarks"),
    path("violations/<int:pk>/", row.violation, name="violation"),
    path("violations/<int:pk>/active/", keep.active, name="active"),
    path("rules/<int:pk>/local/", keep.localise, name="localise"),
    path("<slug:kind>/file/", export.export, name="export"),
    path("<slug:kind>/add/", keep.add, name="add"),
    path("<slug:kind>/<int:pk>/", row.row, name="row"),
    path("<slug:kind>/<int:pk>/change/", keep.change, name="change"),
    path("<slug:kind>/<int:pk>/end/", keep.end, name="end"),
    path("<slug:kind>/<int:pk>/verify/", keep.verify, name="verify"),
]
