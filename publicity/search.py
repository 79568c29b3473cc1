"""Publications and campaigns in the global search."""

from django.db.models import Q
from django.urls import reverse

from bureau.search import Hit, Source, register
from bureau.staff.roles import STAFF, Role
from publicity.models import Campaign, Publication


def _publications(user, text, limit):
    rows = Publication.objects.visible_to(user).filter(
        Q(number__contains=text) | Q(title__contains=text) | Q(code=text.upper())
    )
    return [
        Hit(
            row.title,
            reverse("publicity:publication", args=[row.pk]),
            f"{row.number} · {row.get_state_display()}",
        )
        for row in rows.order_by("-pk")[:limit]
    ]


def _campaigns(user, text, limit):
    rows = (
        Campaign.objects.visible_to(user).current().filter(Q(title__contains=text) | Q(place__contains=text))
    )
    return [
        Hit(row.title, row.get_absolute_url(), f"{row.held_on} · {row.place}")
        for row in rows.order_by("-held_on")[:limit]
    ]


register(Source("信息公开", (Role.CLERK, Role.LEADER, Role.REVIEWER, Role.SUPERVISOR), _publications))
register(Source("普法活动", STAFF, _campaigns))
