from django.urls import path

from bureau.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.month, name="month"),
    path("feeds/", views.feeds, name="feeds"),
    path("feeds/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("feed/<str:token>.ics", views.feed_file, name="feed"),
]
