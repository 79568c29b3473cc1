from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Process record (全过程记录) and stored files."""

    name = "bureau.record"
    label = "record"
    verbose_name = "全过程记录"
