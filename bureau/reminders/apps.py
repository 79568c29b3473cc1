from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders of running clocks: to those in charge, then to their heads; an alarm when none were made."""

    name = "bureau.reminders"
    label = "reminders"
    verbose_name = "期限提醒"
