from django.contrib import admin
from django.urls import include, path

from bureau import views

urlpatterns = [
    path("", include("reports.urls")),
    path("cases/", include("cases.urls")),
    path("inspections/", include("inspections.urls")),
    path("publicity/", include("publicity.urls")),
    path("public/", include("publicity.public_urls")),
    path("verify/", include("bureau.documents.urls")),
    path("law/", include("bureau.law.urls")),
    path("time/", include("bureau.timelimits.urls")),
    path("reminders/", include("bureau.reminders.urls")),
    path("agenda/", include("bureau.agenda.urls")),
    path("staff/", include("bureau.staff.urls")),
    path("search/", views.search, name="search"),
    path("health", views.health, name="health"),
    path("admin/", admin.site.urls),
]
handler400 = "bureau.views.bad_request"
handler403 = "bureau.views.forbidden"
handler404 = "bureau.views.not_found"
handler500 = "bureau.views.broken"
