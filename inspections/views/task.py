"""Visits at the desk: list, one visit, giving out, consent, reassigning."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry, StoredFile
from bureau.staff.roles import Role
from inspections.forms.acts import ConsentForm, OverCapForm, ReasonForm, ReassignForm
from inspections.forms.task import TaskFilter, TaskForm
from inspections.guards.task import lacks_consent
from inspections.models import InspectionTask, OnlineCheck, SceneRecord, VisitRating
from inspections.related import followups
from inspections.services import cap as caps
from inspections.services import task as tasks
from inspections.services.number import bureau_of
from inspections.services.visit_record import papers_of
from inspections.views.acting import actions, form_page
from inspections.workflow import PLANNERS, TASK

GIVERS = (Role.CLERK, Role.LEADER, Role.OFFICER)


def visible(request, pk) -> InspectionTask:
    """The visit if the person may see it, else 404."""
    rows = InspectionTask.objects.visible_to(request.user).select_related(
        "enterprise__office",
        "officer_a",
        "officer_b",
        "result__draw__plan",
        "campaign",
        "consent_by",
        "over_by",
        "office",
    )
    return get_object_or_404(rows, pk=pk)


VIEWS = (
    ("mine", "我的"),
    ("open", "未完成"),
    ("late", "逾期"),
    ("held", "超上限待批"),
    ("done", "已检查"),
    ("all", "全部"),
)


def _of_view(rows, name, user):
    if name == "mine":
        return rows.open().of_officer(user)
    if name == "open":
        return rows.open()
    if name == "late":
        return rows.open().filter(due_on__lt=today())
    if name == "held":
        return rows.filter(state=InspectionTask.State.HELD)
    return rows.done() if name == "done" else rows


@reads()
def index(request):
    """检查任务: saved views with counts, filters, one page."""
    mine = InspectionTask.objects.visible_to(request.user)
    narrow = TaskFilter(request.GET, user=request.user)
    default = "all" if narrow.is_door else "open"
    chosen = request.GET.get("view", default)
    rows = narrow.narrow(_of_view(mine, chosen, request.user))
    key = ("-assigned_on", "-pk") if chosen in ("done", "all") else ("due_on", "pk")
    page = page_of(
        request,
        rows.select_related("enterprise", "officer_a", "officer_b", "result__draw", "campaign"),
        key=key,
    )
    asked = narrow.narrow(mine)
    views = [(name, label, _of_view(asked, name, request.user).count()) for name, label in VIEWS]
    order = "按下达日期排序，新的在前" if chosen in ("done", "all") else "按完成期限排序"
    context = {"page": page, "filter": narrow, "views": views, "chosen": chosen, "order": order}
    return render(
        request, "inspections/task/index.html", {**context, "may_give": request.user.has_role(*GIVERS)}
    )


@reads()
def show(request, pk):
    """One visit at the desk: basis, record, findings, photos, process record."""
    task = visible(request, pk)
    scene = SceneRecord.objects.filter(task=task).select_related("checklist").first()
    context = {
        "task": task,
        "scene": scene,
        "answers": scene.answers.select_related("item") if scene else (),
        "photos": scene.photos.select_related("stored", "item") if scene else (),
        "notes": scene.notes.all() if scene else (),
        "findings": followups(task.findings.select_related("item", "violation"), request.user),
        "origin": OnlineCheck.objects.filter(task=task).first(),
        "papers": papers_of(task),
        "conflicts": task.device_entries.open_conflicts().count(),
        "rating": VisitRating.objects.filter(task=task).first()
        if request.user.has_role(Role.LEADER, Role.SUPERVISOR, Role.CLERK)
        else None,
        "is_mine": request.user in task.officers and request.user.has_role(Role.OFFICER),
        "actions": actions(
            TASK, task, request.user, prefix="task", confirm=_confirm(task), hide=_hidden(task)
        ),
        "entries": Entry.objects.of(task).order_by("-sequence")[:20],
        "may_reserve": _may_reserve(task, request.user),
        "standing": caps.standing(task.enterprise, today()),
        "on_site": task.state == InspectionTask.State.VISITING and request.user in task.officers,
    }
    return render(request, "inspections/task/show.html", context)


def _may_reserve(task, user) -> bool:
    state = InspectionTask.State
    waiting = task.state in (state.ASSIGNED, state.HELD) and task.basis == InspectionTask.Basis.DRAW
    return waiting and user.has_role(*PLANNERS)


def _confirm(task):
    place = "到达现场后开始" if task.mode == InspectionTask.Mode.ONSITE else "开始非现场检查"
    return {
        "start": f"{place}，记下开始时间和两名执法人员当日的证号。",
        "go_remote": "改为调阅数据、视频和台账的非现场检查，不计入企业本年检查次数。",
    }


def _hidden(task):
    """Steps that have no button here: finishing belongs to the on-site pages, consent to listed enterprises."""
    remote_listed = task.listed and task.mode == InspectionTask.Mode.REMOTE
    return ("finish",) if remote_listed or lacks_consent(task, today()) else ("finish", "consent")


@fills(*GIVERS)
def add(request):
    """下达检查任务."""
    office = bureau_of(request.user)

    def act(data):
        facts = {name: value for name, value in data.items() if value not in (None, "")}
        task = tasks.create(office=office, actor=request.user, **facts)
        done = "须局领导批准超上限后开始" if task.state == "held" else f"{task.due_on} 前完成"
        return reverse("inspections:task", args=[task.pk]), f"已下达 {task.number}，{done}"

    form = TaskForm(request.POST or None, office=office, user=request.user, initial=_asked(request))
    back = reverse("inspections:tasks")
    return form_page(
        request, form, act, title="下达检查任务", submit="下达", back_url=back, back_label="检查任务"
    )


def _asked(request) -> dict:
    return {name: request.GET[name] for name in ("enterprise", "trigger", "reference") if name in request.GET}


@fills(Role.LEADER)
def consent(request, pk):
    """同意现场检查."""
    task = visible(request, pk)

    def act(data):
        tasks.consent(task=task, actor=request.user, **data)
        return reverse("inspections:task", args=[pk]), "已同意现场检查"

    notes = ["正面清单企业一般不开展现场检查；有明确线索的也须局领导同意。同意须写明理由，随任务留存。"]
    return _about(
        request,
        task,
        ConsentForm(request.POST or None),
        act,
        title="同意现场检查",
        submit="同意",
        notes=notes,
    )


@fills(Role.LEADER)
def over_cap(request, pk):
    """批准超上限检查."""
    task = visible(request, pk)

    def act(data):
        tasks.approve_over_cap(task=task, actor=request.user, **data)
        return reverse("inspections:task", args=[pk]), "已批准，任务可以开始"

    initial = {"over_reason": task.over_reason, "note": task.over_note}
    form = OverCapForm(request.POST or None, initial=initial)
    notes = [
        f"{caps.standing(task.enterprise, today()).text}。能以非现场方式代替的，改为非现场检查；"
        "双随机抽中的，也可由候补递补。"
    ]
    return _about(request, task, form, act, title="批准超上限检查", submit="批准", notes=notes)


@verb(*PLANNERS)
def go_remote(request, pk):
    """改为非现场检查."""
    tasks.go_remote(task=visible(request, pk), actor=request.user)
    messages.success(request, "已改为非现场检查，不计入企业本年检查次数")
    return redirect("inspections:task", pk)


@fills(*PLANNERS)
def reassign(request, pk):
    """改派检查人员."""
    task = visible(request, pk)

    def act(data):
        tasks.reassign(task=task, actor=request.user, **data)
        return reverse("inspections:task", args=[pk]), "已改派"

    initial = {"officer_a": task.officer_a_id, "officer_b": task.officer_b_id}
    form = ReassignForm(request.POST or None, office=task.office, initial=initial)
    return _about(request, task, form, act, title="改派检查人员", submit="改派")


@fills(*PLANNERS)
def cancel(request, pk):
    """取消检查."""
    task = visible(request, pk)

    def act(data):
        tasks.cancel(task=task, actor=request.user, reason=data["reason"])
        return reverse("inspections:task", args=[pk]), "已取消，理由已入全过程记录"

    return _about(request, task, ReasonForm(request.POST or None), act, title="取消检查", submit="取消检查")


@fills(*PLANNERS)
def reserve(request, pk):
    """由候补递补."""
    task = visible(request, pk)

    def act(data):
        made = tasks.call_reserve(task=task, actor=request.user, reason=data["reason"])
        return reverse("inspections:task", args=[made.pk]), f"已由候补 {made.enterprise.short_name} 递补"

    notes = [
        "抽中的企业停产、注销或本年检查已达上限的，按候补次序递补，人员不变；候补也已达上限的跳过并记明。"
        "理由随结果公开。"
    ]
    form = ReasonForm(request.POST or None, initial={"reason": _why_not(task)})
    return _about(request, task, form, act, title="由候补递补", submit="递补", notes=notes)


def _why_not(task) -> str:
    held = task.state == InspectionTask.State.HELD
    return f"本年检查已达上限 {task.cap_most} 次" if held else ""


def _about(request, task, form, act, **context):
    back = {"back_url": reverse("inspections:task", args=[task.pk]), "back_label": task.number}
    return form_page(
        request, form, act, subtitle=f"{task.enterprise.name} · {task.basis_text}", **back, **context
    )


@reads()
def stored_file(request, pk):
    """A photo or paper of a visit one may see."""
    found = get_object_or_404(StoredFile, pk=pk, dossier_kind=InspectionTask._meta.label_lower)
    visible(request, found.dossier_id)
    response = FileResponse(found.file.open("rb"), content_type=found.content_type)
    response["Content-Disposition"] = content_disposition_header(not found.is_image, found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
