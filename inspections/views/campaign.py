"""Special campaigns."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm
from inspections.forms.campaign import (
    CampaignForm,
    FinishForm,
    TargetFilterForm,
    TargetImportForm,
    TargetsForm,
)
from inspections.models import Campaign, Enterprise
from inspections.services import campaign as campaigns
from inspections.services.number import bureau_of
from inspections.views.acting import actions, form_page
from inspections.workflow import CAMPAIGN, PLANNERS

CONFIRM = {
    "submit": "名单就此固定，摘要记入全过程记录；批准前不能再改。",
    "launch": "批准后为名单上每家企业派两名执法人员，任务立即下达；正面清单企业按非现场方式。",
}


def visible(request, pk) -> Campaign:
    """The campaign if the person may see it, else 404."""
    return get_object_or_404(Campaign.objects.visible_to(request.user).select_related("office"), pk=pk)


@reads()
def index(request):
    """专项执法行动."""
    page = page_of(request, Campaign.objects.visible_to(request.user), key=("-starts_on", "-pk"))
    return render(
        request,
        "inspections/campaign/index.html",
        {"page": page, "may_plan": request.user.has_role(*PLANNERS)},
    )


@reads()
def show(request, pk):
    """One campaign: targets, visits, findings."""
    campaign = visible(request, pk)
    tasks = campaign.tasks.select_related("enterprise", "officer_a", "officer_b")
    given = tasks.exists()
    rows, key = (
        (tasks, ("due_on", "pk")) if given else (campaign.targets.select_related("enterprise"), ("pk",))
    )
    context = {
        "campaign": campaign,
        "page": page_of(request, rows, key=key, size=100),
        "given": given,
        "done": tasks.done().count(),
        "actions": actions(CAMPAIGN, campaign, request.user, prefix="campaign", confirm=CONFIRM),
        "entries": Entry.objects.of(campaign).order_by("-sequence")[:20],
        "may_edit": campaign.state == Campaign.State.PLANNING and request.user.has_role(*PLANNERS),
    }
    return render(request, "inspections/campaign/show.html", context)


@fills(*PLANNERS)
def add(request):
    """拟订专项行动."""

    def act(data):
        made = campaigns.create(office=bureau_of(request.user), actor=request.user, **data)
        return reverse("inspections:campaign", args=[made.pk]), f"已拟订 {made.title}"

    form, back = CampaignForm(request.POST or None), reverse("inspections:campaigns")
    return form_page(
        request, form, act, title="拟订专项行动", submit="拟订", back_url=back, back_label="专项行动"
    )


def _known(request, codes: list[str]) -> list[Enterprise]:
    """The enterprises of the codes. Raises ValidationError naming those not in the register."""
    found = {e.code: e for e in Enterprise.objects.visible_to(request.user).filter(code__in=codes)}
    if unknown := [code for code in codes if code not in found]:
        raise ValidationError(
            f"名录中没有 {'、'.join(unknown[:5])}{f' 等 {len(unknown)} 个代码' if len(unknown) > 5 else ''}。"
            "请核对代码或先登记企业。"
        )
    return list(found.values())


@fills(*PLANNERS)
def targets(request, pk):
    """The target list, one code a line."""
    campaign = visible(request, pk)

    def act(data):
        firms = _known(request, data["codes"].upper().split())
        count = campaigns.set_targets(campaign=campaign, enterprises=firms, actor=request.user)
        return reverse("inspections:campaign", args=[pk]), f"名单共 {count} 家"

    now = "\n".join(campaign.targets.values_list("enterprise__code", flat=True))
    form = TargetsForm(request.POST or None, initial={"codes": now})
    return _about(request, campaign, form, act, title="逐个增删检查对象", submit="保存名单")


@verb(*PLANNERS)
def remove_target(request, pk, target):
    """One enterprise leaves the list."""
    campaign = visible(request, pk)
    gone = get_object_or_404(campaign.targets.select_related("enterprise"), pk=target)
    rest = [row.enterprise for row in campaign.targets.exclude(pk=target).select_related("enterprise")]
    count = campaigns.set_targets(campaign=campaign, enterprises=rest, actor=request.user)
    messages.success(request, f"已移出 {gone.enterprise.short_name}，名单共 {count} 家")
    return redirect("inspections:campaign", pk)


@fills(*PLANNERS)
def add_by_filter(request, pk):
    """Enterprises of the register that meet conditions join the list."""
    campaign = visible(request, pk)

    def act(data):
        count = campaigns.add_targets(
            campaign=campaign, enterprises=form.found(), origin=form.origin, actor=request.user
        )
        if not count:
            raise ValidationError("没有添入：没有符合全部条件的企业，或者都已在名单上。")
        return reverse("inspections:campaign", args=[pk]), f"已添入 {count} 家"

    form = TargetFilterForm(request.POST or None, user=request.user)
    notes = ["同一项内多选为“或”，各项之间为“且”。条件随名单记录。"]
    return _about(request, campaign, form, act, title="按条件添入检查对象", submit="添入名单", notes=notes)


@fills(*PLANNERS)
def import_targets(request, pk):
    """A list sent from above joins the target list."""
    campaign = visible(request, pk)

    def act(data):
        count = campaigns.add_targets(
            campaign=campaign,
            enterprises=_known(request, form.codes),
            origin=f"导入 {data['file'].name}",
            actor=request.user,
        )
        return reverse("inspections:campaign", args=[pk]), f"已添入 {count} 家"

    form = TargetImportForm(request.POST or None, request.FILES or None)
    return _about(request, campaign, form, act, title="导入检查对象", submit="导入")


def _about(request, campaign, form, act, **context):
    back = {"back_url": reverse("inspections:campaign", args=[campaign.pk]), "back_label": campaign.title}
    return form_page(request, form, act, subtitle=campaign.title, **back, **context)


@verb(*PLANNERS)
def submit(request, pk):
    """固定名单并报批."""
    campaigns.submit(campaign=visible(request, pk), actor=request.user)
    messages.success(request, "名单已固定，等局领导批准")
    return redirect("inspections:campaign", pk)


@fills(Role.LEADER)
def send_back(request, pk):
    """退回修改."""
    campaign = visible(request, pk)

    def act(data):
        campaigns.send_back(campaign=campaign, actor=request.user, reason=data["reason"])
        return reverse("inspections:campaign", args=[pk]), "已退回拟订人"

    return _about(request, campaign, ReasonForm(request.POST or None), act, title="退回修改", submit="退回")


@verb(Role.LEADER)
def launch(request, pk):
    """批准并下达任务."""
    tasks = campaigns.launch(campaign=visible(request, pk), actor=request.user)
    messages.success(request, f"已下达 {len(tasks)} 项检查任务")
    return redirect("inspections:campaign", pk)


@fills(*PLANNERS)
def finish(request, pk):
    """结束行动."""
    campaign = visible(request, pk)

    def act(data):
        campaigns.finish(campaign=campaign, actor=request.user, **data)
        return reverse("inspections:campaign", args=[pk]), "行动已结束"

    form = FinishForm(request.POST or None)
    return _about(request, campaign, form, act, title="结束行动", submit="结束行动")


@fills(*PLANNERS)
def cancel(request, pk):
    """撤销行动."""
    campaign = visible(request, pk)

    def act(data):
        campaigns.cancel(campaign=campaign, actor=request.user, **data)
        return reverse("inspections:campaign", args=[pk]), "已撤销"

    form = ReasonForm(request.POST or None)
    return _about(request, campaign, form, act, title="撤销行动", submit="撤销")
