"""What each step of an ecological-damage claim needs (损害赔偿规定; every rule of it is still unverified)."""

from django.urls import reverse

from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal

RULES = "损害赔偿规定"


def checked(claim, context: Context):
    """Opened or declined on the preliminary check, not before it (第17条)."""
    if claim.check_result:
        return None
    return Refusal(
        "没有初步核查情况。",
        f"{RULES}第17条",
        reverse("cases:damage-record_check", args=[claim.pk]),
        "登记初步核查",
    )


def met_once(claim, context: Context):
    """An agreement or a suit follows a meeting."""
    if claim.meetings.exists():
        return None
    return Refusal(
        "还没有磋商会议记录。",
        f"{RULES}第22条",
        reverse("cases:damage-hold_meeting", args=[claim.pk]),
        "登记磋商",
    )


def meetings_left(claim, context: Context):
    """At most three meetings as a rule (第22条)."""
    rule = timelimits.rule_or_none("damage.meetings.max", context.on, office=claim.office)
    if rule is None or claim.meetings.count() < int(rule.value):
        return None
    return Refusal(
        f"磋商已满 {int(rule.value)} 次。没有达成协议的，应当提起诉讼。",
        rule.citation,
        reverse("cases:damage-sue", args=[claim.pk]),
        "登记起诉",
    )


def confirmed_once(claim, context: Context):
    """One judicial confirmation."""
    if claim.confirmed_on is None:
        return None
    return Refusal(f"已于 {claim.confirmed_on} 司法确认。", RULES)
