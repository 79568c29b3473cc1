from django.contrib.auth.views import LogoutView
from django.urls import path

from bureau.staff import views

app_name = "staff"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("password/", views.change_password, name="password"),
    path("people/", views.people, name="people"),
]
