from django.urls import path

from bureau.law import views

app_name = "law"
urlpatterns = [
    path("", views.violations, name="violations"),
    path("statutes/", views.statutes, name="statutes"),
    path("organs/", views.organs, name="organs"),
]
