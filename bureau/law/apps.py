from django.apps import AppConfig


class LawConfig(AppConfig):
    """Statutes, violations, penalty bases, issuing organs."""

    name = "bureau.law"
    label = "law"
    verbose_name = "法律依据"
