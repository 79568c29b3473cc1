"""What transfers and damage claims show at the left."""

from bureau.nav import Item, register
from bureau.staff.roles import STAFF
from cases.measures.views.damage import OPEN_CLAIMS
from cases.measures.views.transfer import OPEN_REFERRALS
from cases.models import DamageClaim, Referral

register(
    Item(
        "案件",
        "移送",
        "cases:referrals",
        "case",
        STAFF,
        50,
        lambda user: Referral.objects.visible_to(user).filter(state__in=OPEN_REFERRALS),
        also=("cases:detentions", "cases:organ-transfers"),
    ),
    Item(
        "案件",
        "损害赔偿",
        "cases:damages",
        "list",
        STAFF,
        60,
        lambda user: DamageClaim.objects.visible_to(user).filter(state__in=OPEN_CLAIMS),
    ),
)
