from django.apps import AppConfig
from django.forms import Field, FileField
from django.utils.module_loading import autodiscover_modules


class BureauConfig(AppConfig):
    """The floor itself. Loads what each app registers: tasks, navigation, search, documents, related rows."""

    name = "bureau"
    label = "bureau"
    verbose_name = "公共基础"

    def ready(self):
        # Django's own words speak of fields (“这个字段是必填项”); the field is named right before them.
        Field.default_error_messages["required"] = "没有填写。"
        FileField.default_error_messages["required"] = "没有选择文件。"
        autodiscover_modules("tasks", "nav", "search", "documents", "related", "dossiers", "registers")
