"""Making and revoking the address of a feed."""

import secrets

from django.db import transaction
from django.utils import timezone

from bureau.agenda.models import CalendarFeed
from bureau.tokens import fingerprint


@transaction.atomic
def open_feed(*, user, whose: str) -> str:
    """A new secret token for a range of `dossiers.WHOSE`; the earlier one of that range ends. Kept hashed."""
    _end(CalendarFeed.objects.filter(user=user, whose=whose))
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed(user=user, whose=whose, token_hash=fingerprint(token))
    feed.full_clean()
    feed.save()
    return token


@transaction.atomic
def revoke(*, feed: CalendarFeed) -> None:
    """The address answers 404 from now on."""
    _end(CalendarFeed.objects.filter(pk=feed.pk))


def _end(feeds) -> None:
    feeds.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
