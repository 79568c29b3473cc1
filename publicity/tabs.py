"""The tabs of the disclosure desk, with live counts."""

from django.urls import reverse

from publicity.models import Correction, Publication
from publicity.pull import others_waiting, to_withdraw, undisclosed


def tabs_for(user) -> list[tuple[str, str, int]]:
    """(words, address, count) of each tab."""
    published = Publication.objects.visible_to(user)
    return [
        ("待公开处罚决定", reverse("publicity:due"), undisclosed(user).count()),
        (
            "其他待公开",
            reverse("publicity:others"),
            others_waiting(user),
        ),
        (
            "公示中",
            reverse("publicity:publications"),
            published.filter(state=Publication.State.PUBLIC).count(),
        ),
        (
            "待撤回",
            reverse("publicity:publications") + "?show=changed",
            to_withdraw(published).count(),
        ),
        (
            "已撤回",
            reverse("publicity:publications") + "?show=withdrawn",
            published.filter(state=Publication.State.WITHDRAWN).count(),
        ),
        (
            "更正申请",
            reverse("publicity:corrections"),
            Correction.objects.visible_to(user).filter(state=Correction.State.RECEIVED).count(),
        ),
    ]


def waiting(user) -> tuple:
    """What the navigation counts: decisions to publish, publications to withdraw, requests to answer."""
    changed = to_withdraw(Publication.objects.visible_to(user))
    asked = Correction.objects.visible_to(user).filter(state=Correction.State.RECEIVED)
    return undisclosed(user), changed, asked
