from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """Due dates as a calendar: month, list, and a feed for calendar programmes."""

    name = "bureau.agenda"
    label = "agenda"
    verbose_name = "期限日历"
