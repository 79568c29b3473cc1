from django.urls import path

from bureau.documents import views

app_name = "documents"

urlpatterns = [
    path("", views.ask, name="ask"),
    path("<str:code>", views.verify, name="verify"),
]
