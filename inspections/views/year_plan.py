"""The yearly plan: list, page, items, approval, change within the year."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm
from inspections.forms.year_plan import YearPlanForm, YearPlanItemForm
from inspections.models import YearPlan, YearPlanItem
from inspections.services import year_plan as years
from inspections.services.number import bureau_of
from inspections.services.year_plan_quota import lines_of
from inspections.views.acting import actions, form_page
from inspections.workflow import PLANNERS, YEAR_PLAN

CONFIRM = {
    "submit": "报批后由局领导批准，批准前不能再改。",
    "approve": "批准后本年度的抽取在此计划下进行，计划待公开。",
}


def visible(request, pk) -> YearPlan:
    """The plan if the person may see it, else 404."""
    rows = YearPlan.objects.visible_to(request.user).select_related("office", "created_by")
    return get_object_or_404(rows, pk=pk)


@reads()
def index(request):
    """年度抽查计划."""
    page = page_of(request, YearPlan.objects.visible_to(request.user), key=("-year", "-pk"))
    may_plan = request.user.has_role(*PLANNERS)
    return render(request, "inspections/year_plan/index.html", {"page": page, "may_plan": may_plan})


@reads()
def show(request, pk):
    """One year: items, numbers asked and reached, the draws under it."""
    plan = visible(request, pk)
    context = {
        "plan": plan,
        "items": plan.items.all(),
        "lines": lines_of(plan, today()),
        "draw_plans": plan.draw_plans.order_by("quarter", "month", "sequence"),
        "actions": actions(YEAR_PLAN, plan, request.user, prefix="year-plan", confirm=CONFIRM),
        "entries": Entry.objects.of(plan).order_by("-sequence")[:20],
        "may_edit": plan.state == YearPlan.State.DRAFTING and request.user.has_role(*PLANNERS),
        "may_plan": request.user.has_role(*PLANNERS),
    }
    return render(request, "inspections/year_plan/show.html", context)


@fills(*PLANNERS)
def add(request):
    """拟订年度抽查计划."""

    def act(data):
        plan = years.create(office=bureau_of(request.user), actor=request.user, **form.facts())
        return reverse("inspections:year-plan", args=[plan.pk]), f"已拟订 {plan.title}，请列入抽查事项"

    form = YearPlanForm(request.POST or None, initial={"year": today().year})
    back = {"back_url": reverse("inspections:year-plans"), "back_label": "年度抽查计划"}
    return form_page(request, form, act, title="拟订年度抽查计划", submit="拟订", **back)


@fills(*PLANNERS)
def edit(request, pk):
    """修改年度抽查计划."""
    plan = visible(request, pk)

    def act(data):
        years.update(plan=plan, actor=request.user, **form.facts())
        return reverse("inspections:year-plan", args=[pk]), "已保存"

    form = YearPlanForm(request.POST or None, instance=visible(request, pk))
    return _about(request, plan, form, act, title="修改年度抽查计划")


@fills(*PLANNERS)
def item(request, pk):
    """列入抽查事项."""
    return _item_page(request, visible(request, pk), None, "列入抽查事项")


@fills(*PLANNERS)
def change_item(request, pk, number):
    """修改抽查事项."""
    plan = visible(request, pk)
    return _item_page(request, plan, get_object_or_404(YearPlanItem, plan=plan, pk=number), "修改抽查事项")


def _item_page(request, plan, row, title):
    def act(data):
        made = years.set_item(plan=plan, item=row, actor=request.user, **data)
        return reverse("inspections:year-plan", args=[plan.pk]), f"已{title[:2]}：{made.name}"

    shown = YearPlanItem.objects.get(pk=row.pk) if row else YearPlanItem(plan=plan, lead=plan.office.name)
    return _about(request, plan, YearPlanItemForm(request.POST or None, instance=shown), act, title=title)


@verb(*PLANNERS)
def remove_item(request, pk, number):
    """删去抽查事项."""
    found = get_object_or_404(YearPlanItem, plan=visible(request, pk), pk=number)
    years.remove_item(item=found, actor=request.user)
    messages.success(request, f"已删去：{found.name}")
    return redirect("inspections:year-plan", pk)


@verb(*PLANNERS)
def submit(request, pk):
    """报批."""
    years.submit(plan=visible(request, pk), actor=request.user)
    messages.success(request, "已报批，等局领导批准")
    return redirect("inspections:year-plan", pk)


@verb(Role.LEADER)
def approve(request, pk):
    """批准年度计划."""
    years.approve(plan=visible(request, pk), actor=request.user)
    messages.success(request, "已批准，待公开")
    return redirect("inspections:year-plan", pk)


@fills(Role.LEADER)
def send_back(request, pk):
    """退回修改."""
    return _with_reason(request, pk, years.send_back, "退回修改", "已退回拟订人")


@fills(Role.LEADER)
def revise(request, pk):
    """调整计划."""
    notes = ["调整后为新的一版，须重新报批；已公开的原版由新版公开时撤回并说明理由。"]
    return _with_reason(request, pk, years.revise, "调整计划", "可以修改，修改后重新报批", notes=notes)


@fills(*PLANNERS)
def cancel(request, pk):
    """撤销计划."""
    return _with_reason(request, pk, years.cancel, "撤销计划", "已撤销")


def _with_reason(request, pk, service, title, done, **context):
    plan = visible(request, pk)

    def act(data):
        service(plan=plan, actor=request.user, reason=data["reason"])
        return reverse("inspections:year-plan", args=[pk]), done

    form = ReasonForm(request.POST or None)
    return _about(request, plan, form, act, title=title, submit=title[:2], **context)


def _about(request, plan, form, act, **context):
    back = {"back_url": reverse("inspections:year-plan", args=[plan.pk]), "back_label": plan.title}
    return form_page(request, form, act, subtitle=plan.title, **back, **context)
