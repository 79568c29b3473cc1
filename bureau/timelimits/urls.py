from django.urls import path

from bureau.timelimits.views import calendar, clocks, rules, worked

app_name = "timelimits"
urlpatterns = [
    path("", rules.rules, name="rules"),
    path("worked/", worked.worked, name="worked"),
    path("calendar/", calendar.this_year, name="this-year"),
    path("calendar/<int:year>/", calendar.year, name="calendar"),
    path("calendar/<int:year>/day/", calendar.edit_day, name="edit-day"),
    path("calendar/<int:year>/publish/", calendar.publish, name="publish-year"),
    path("calendar/<int:year>/import/", calendar.import_days, name="import-year"),
    path("clocks/<int:pk>/", clocks.clock, name="clock"),
]
