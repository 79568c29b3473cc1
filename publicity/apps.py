from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """Legal awareness, training, what is published and how redacted; the public site."""

    name = "publicity"
    verbose_name = "公开与普法"
