"""Draw plans: list, draft, the quarter's page, and every step of it."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm, RedrawForm, RevealForm
from inspections.forms.plan import ExclusionForm, PlanForm
from inspections.models import Category, DrawPlan, InspectionTask, PlanExclusion
from inspections.services import draw as draws
from inspections.services import plan as plans
from inspections.services import pool as pools
from inspections.services.number import bureau_of
from inspections.views.acting import actions, form_page
from inspections.views.draw_page import draw_context, steps_of
from inspections.workflow import PLAN, PLANNERS

CONFIRM = {
    "submit": "报批后由局领导批准冻结，批准前不能再改。",
    "freeze": "冻结后名录、家数、执法人员都不能再改；名录摘要和密值的承诺立即公布，随后等待公开值。",
    "issue": "确认后抽取结果不能重抽，检查任务立即下达给抽中的执法人员。",
    "complete": "办结后冻结名录、密值、种子和结果全部公开，任何人可以复核。",
}


def visible(request, pk) -> DrawPlan:
    """The plan if the person may see it, else 404."""
    return get_object_or_404(
        DrawPlan.objects.visible_to(request.user).select_related("office", "created_by", "year_plan"), pk=pk
    )


@reads()
def index(request):
    """双随机抽查: the plans, newest first."""
    rows = DrawPlan.objects.visible_to(request.user).prefetch_related("draws")
    page = page_of(request, rows, key=("-year", "-quarter", "-pk"))
    may_plan = request.user.has_role(*PLANNERS)
    context = {"page": page, "may_plan": may_plan, "visits": _visits(page.rows)}
    return render(request, "inspections/plan/index.html", context)


def _visits(plans) -> dict[int, str]:
    """Visits made, and all that were given out, under each plan, as 7/14."""
    rows = InspectionTask.objects.filter(result__draw__plan__in=plans).order_by()
    counts = rows.values_list("result__draw__plan").annotate(
        done=Count("pk", filter=Q(state="done")), total=Count("pk")
    )
    return {plan: f"{done}/{total}" for plan, done, total in counts}


@reads()
def show(request, pk):
    """One plan: stage, quotas or results, exclusions, what may be done now."""
    plan = visible(request, pk)
    drafting = plan.state in (DrawPlan.State.DRAFTING, DrawPlan.State.SUBMITTED)
    context = {
        "plan": plan,
        "actions": actions(PLAN, plan, request.user, prefix="plan", confirm=CONFIRM),
        "steps": steps_of(plan),
        "exclusions": plan.exclusions.select_related("enterprise", "proposed_by"),
        "entries": Entry.objects.of(plan).order_by("-sequence")[:20],
        "may_edit": plan.state == DrawPlan.State.DRAFTING and request.user.has_role(*PLANNERS),
        "quotas": _quotas(plan) if drafting else (),
        "draws": plan.draws.order_by("sequence"),
        "given": {task.result_id: task for task in InspectionTask.objects.filter(result__draw__plan=plan)},
        "tasks": InspectionTask.objects.filter(result__draw__plan=plan).count(),
        "tasks_done": InspectionTask.objects.filter(result__draw__plan=plan).done().count(),
        "departments": departments_of(plan),
        "may_plan": request.user.has_role(*PLANNERS),
        "may_enter": request.user.has_role(Role.OFFICER, *PLANNERS),
        **draw_context(plan.active_draw),
    }
    return render(request, "inspections/plan/show.html", context)


def departments_of(plan) -> list[dict]:
    """The departments of a joint plan, each with its results and the visits it has still to report on."""
    visits = InspectionTask.objects.filter(result__draw__plan=plan, state__in=["visiting", "done"])
    visits = list(visits.select_related("enterprise").order_by("pk")) if plan.departments.exists() else []
    found = []
    for department in plan.departments.prefetch_related(
        "officers", "results__officers", "results__task__enterprise"
    ):
        told = {result.task_id for result in department.results.all()}
        found.append({"row": department, "left": [visit for visit in visits if visit.pk not in told]})
    return found


def _quotas(plan):
    labels = dict(Category.choices)
    return [
        {"label": labels[category], "own": plan.taken(category), "proposal": proposal}
        for category, proposal in pools.proposals(plan, today()).items()
    ]


@fills(*PLANNERS)
def add(request):
    """拟订抽查计划."""

    def act(data):
        plan = plans.create(office=bureau_of(request.user), actor=request.user, **form.facts())
        return reverse("inspections:plan", args=[plan.pk]), f"已拟订 {plan.number}"

    day = today()
    form = PlanForm(request.POST or None, initial={"year": day.year, "quarter": (day.month + 2) // 3})
    back = reverse("inspections:plans")
    return form_page(
        request, form, act, title="拟订抽查计划", submit="拟订", back_url=back, back_label="双随机抽查"
    )


@fills(*PLANNERS)
def edit(request, pk):
    """修改抽查计划."""
    plan = visible(request, pk)

    def act(data):
        plans.update(plan=plan, actor=request.user, **form.facts())
        return reverse("inspections:plan", args=[pk]), "已保存"

    form = PlanForm(request.POST or None, instance=visible(request, pk))
    back = reverse("inspections:plan", args=[pk])
    return form_page(
        request, form, act, title="修改抽查计划", subtitle=plan.number, back_url=back, back_label=plan.number
    )


@fills(*PLANNERS)
def exclude(request, pk):
    """提出不列入名录."""
    plan = visible(request, pk)

    def act(data):
        plans.exclude(plan=plan, actor=request.user, **data)
        return reverse(
            "inspections:plan", args=[pk]
        ), f"已提出：{data['enterprise'].short_name} 不列入本次名录，随计划报批"

    form = ExclusionForm(request.POST or None, user=request.user)
    back = reverse("inspections:plan", args=[pk])
    return form_page(
        request,
        form,
        act,
        title="不列入名录",
        subtitle=plan.number,
        submit="提出",
        back_url=back,
        back_label=plan.number,
    )


@verb(*PLANNERS)
def include(request, pk, exclusion):
    """Takes an exclusion back."""
    found = get_object_or_404(PlanExclusion, plan=visible(request, pk), pk=exclusion)
    plans.include_again(exclusion=found, actor=request.user)
    messages.success(request, f"已恢复列入：{found.enterprise.short_name}")
    return redirect("inspections:plan", pk)


@verb(*PLANNERS)
def submit(request, pk):
    """报批."""
    plans.submit(plan=visible(request, pk), actor=request.user)
    messages.success(request, "已报批，等局领导批准冻结")
    return redirect("inspections:plan", pk)


@verb(Role.LEADER)
def freeze(request, pk):
    """批准并冻结名录."""
    draw = draws.freeze(plan=visible(request, pk), actor=request.user)
    messages.success(request, f"名录已冻结，摘要和承诺已公布；公开值 {draw.public_due_on} 产生后抽取")
    return redirect("inspections:plan", pk)


@fills(Role.LEADER)
def send_back(request, pk):
    """退回修改."""
    plan = visible(request, pk)

    def act(data):
        plans.send_back(plan=plan, actor=request.user, reason=data["reason"])
        return reverse("inspections:plan", args=[pk]), "已退回拟订人"

    return _about(request, plan, ReasonForm, act, title="退回修改", submit="退回")


@fills(*PLANNERS)
def cancel(request, pk):
    """撤销计划."""
    plan = visible(request, pk)

    def act(data):
        plans.cancel(plan=plan, actor=request.user, reason=data["reason"])
        return reverse("inspections:plan", args=[pk]), "已撤销计划，编号不再使用"

    return _about(request, plan, ReasonForm, act, title="撤销计划", submit="撤销")


@fills(*PLANNERS)
def reveal(request, pk):
    """登记公开值并抽取."""
    plan = visible(request, pk)
    draw = plan.active_draw
    notes = (
        [f"采用：{draw.public_source}，{draw.public_due_on} 产生。结果由公布的数据唯一确定，登记后不能修改。"]
        if draw
        else ()
    )

    def act(data):
        draws.reveal(plan=plan, actor=request.user, public_value=data["public_value"])
        return reverse("inspections:plan", args=[pk]), "已抽取，请局领导复核后下达任务"

    return _about(request, plan, RevealForm, act, title="登记公开值并抽取", submit="登记并抽取", notes=notes)


@fills(Role.LEADER)
def redraw(request, pk):
    """批准重抽."""
    plan = visible(request, pk)

    def act(data):
        draw = draws.redraw(plan=plan, actor=request.user, **data)
        return reverse("inspections:plan", args=[pk]), f"已重新冻结为 {draw.number}；原抽取保留，并列公开"

    notes = ["重抽要重新冻结名录，采用另一个尚未产生的公开值。原抽取不删除，连同理由公开。"]
    return _about(request, plan, RedrawForm, act, title="批准重抽", submit="批准重抽", notes=notes)


def _about(request, plan, form_class, act, **context):
    back = {"back_url": reverse("inspections:plan", args=[plan.pk]), "back_label": plan.number}
    return form_page(request, form_class(request.POST or None), act, subtitle=plan.title, **back, **context)


@verb(Role.LEADER)
def issue(request, pk):
    """确认结果并下达任务."""
    tasks = draws.issue(plan=visible(request, pk), actor=request.user)
    messages.success(request, f"已下达 {len(tasks)} 项检查任务，{tasks[0].due_on} 前完成")
    return redirect("inspections:plan", pk)


@verb(*PLANNERS)
def complete(request, pk):
    """办结并公开结果."""
    draws.complete(plan=visible(request, pk), actor=request.user)
    messages.success(request, "已办结，抽取记录全部公开")
    return redirect("inspections:plan", pk)
