"""Transfers and damage claims in the global search."""

from django.db.models import Q
from django.urls import reverse

from bureau.search import Hit, Source, register
from bureau.staff.roles import STAFF
from cases.models import DamageClaim, Detention, Referral


def _transfers(user, text, limit):
    asked = (
        Q(document__number__contains=text)
        | Q(case__number__contains=text)
        | Q(case__party_name__contains=text)
    )
    hits = []
    for model, page, label in ((Referral, "referral", "涉嫌犯罪"), (Detention, "detention", "行政拘留")):
        rows = model.objects.visible_to(user).select_related("document", "case").filter(asked)
        hits += [
            Hit(
                f"移送{label} {row.case.party_name}",
                reverse(f"cases:{page}", args=[row.pk]),
                f"{row.document.number if row.document else '待签发'} · {row.state_label}",
            )
            for row in rows.order_by("-pk")[:limit]
        ]
    return hits[:limit]


def _damages(user, text, limit):
    rows = DamageClaim.objects.visible_to(user).filter(
        Q(party_name__contains=text) | Q(case__number__contains=text)
    )
    return [
        Hit(
            f"损害赔偿 {row.party_name}",
            reverse("cases:damage", args=[row.pk]),
            f"{row.found_on} · {row.state_label}",
        )
        for row in rows.order_by("-pk")[:limit]
    ]


register(Source("移送", STAFF, _transfers))
register(Source("损害赔偿", STAFF, _damages))
