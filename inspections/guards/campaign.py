"""Guards of campaigns."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from inspections.models import Campaign
from inspections.targets import targets_digest


def has_targets(campaign: Campaign, context: Context) -> Refusal | None:
    """A campaign without targets visits nobody."""
    if not campaign.targets.exists():
        url = reverse("inspections:campaign-targets", args=[campaign.pk])
        return Refusal("名单上还没有企业。", "", url, "选定企业")
    return None


def targets_are_as_submitted(campaign: Campaign, context: Context) -> Refusal | None:
    """The list is the one that was sent for approval."""
    if targets_digest(campaign) != campaign.targets_digest:
        return Refusal("名单与报批时固定的摘要不符。请退回后重新报批。")
    return None


def visits_are_over(campaign: Campaign, context: Context) -> Refusal | None:
    """No visit is left open."""
    left = campaign.tasks.open().count()
    if left:
        url = f"{reverse('inspections:tasks')}?campaign={campaign.pk}"
        return Refusal(f"还有 {left} 家没有检查完。", "", url, "看未完成的任务")
    return None
