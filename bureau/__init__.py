"""The bureau itself: the floor all other rooms stand on. It imports none of them."""

from bureau.celery import app as celery_app

__all__ = ["celery_app"]
