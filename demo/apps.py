from django.apps import AppConfig


class DemoConfig(AppConfig):
    """An invented bureau with two years of records; never in production."""

    name = "demo"
    verbose_name = "演示数据"
