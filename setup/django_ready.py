"""Loads Django once, with a wrong setting told in one line."""

import os

import django
from django.core.exceptions import ImproperlyConfigured

from setup import libraries
from setup.console import Stop


def load() -> None:
    """Raises Stop when a setting is missing or malformed or a system library is not there."""
    libraries.check()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Stop(f"配置有误：{error}") from None
