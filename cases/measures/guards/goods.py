"""Sealed and seized goods when the case is a crime: they go with it, and the party is told (行政强制法 第21条)."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.models import Service
from cases.states import ReferralState, SealingState

ARTICLE = "行政强制法 第21条；查封扣押办法（令 29）第22条"
FILED = (ReferralState.POLICE_FILED, ReferralState.CONCLUDED)


def police_filed(sealing, context: Context):
    """Goods leave for the police only once these have filed the case."""
    found = sealing.case.referrals.filter(state__in=FILED).order_by("pk").last()
    if found is None:
        return Refusal(
            "没有登记公安机关立案。刑事立案后，查封、扣押的财物才随案移交。",
            ARTICLE,
            reverse("cases:case", args=[sealing.case_id]) + "?tab=measures",
            "看移送",
        )
    if context.on < found.outcome_on:
        return Refusal(f"移交日期早于公安机关立案日期 {found.outcome_on}。请核对日期。", ARTICLE)
    return None


def goods_go_together(referral, context: Context) -> list[Refusal]:
    """What stands sealed or seized goes with the case, before the rest is handed over and before it is judged."""
    return [
        Refusal(
            f"{row.get_kind_display()}的财物（{row.place}）没有随案移交，当事人没有得到书面告知。",
            ARTICLE,
            reverse("cases:sealing", args=[row.pk]),
            "移交财物",
        )
        for row in referral.case.sealings.standing()
    ]


def untold(case) -> list:
    """Sealings handed over whose notice has not reached the party."""
    handed = case.sealings.filter(state=SealingState.HANDED_OVER)
    return [row for row in handed if not any(map(Service.standing_of, row.papers("goods_transfer")))]
