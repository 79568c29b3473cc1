from django.apps import AppConfig


class TimelimitsConfig(AppConfig):
    name = "bureau.timelimits"
    label = "timelimits"
    verbose_name = "时限"
