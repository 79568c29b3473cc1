from django.urls import path

from bureau.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.inbox_page, name="inbox"),
    path("steps/", views.steps, name="steps"),
    path("acknowledge/", views.acknowledge_all, name="acknowledge-all"),
    path("<int:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("<int:pk>/mute/", views.mute, name="mute"),
    path("<int:pk>/unmute/", views.unmute, name="unmute"),
]
