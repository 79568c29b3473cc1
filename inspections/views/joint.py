"""Joint inspections: departments of a plan, their officers, their results."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from bureau.access import fills, verb
from bureau.staff.roles import Role
from inspections.forms.joint import DepartmentForm, JointOfficerForm, JointResultForm
from inspections.models import InspectionTask, JointDepartment
from inspections.services import joint
from inspections.views.acting import form_page
from inspections.views.plan import visible
from inspections.workflow import PLANNERS

ENTERERS = (Role.OFFICER, *PLANNERS)


def _department(request, pk, department) -> JointDepartment:
    rows = JointDepartment.objects.select_related("plan")
    return get_object_or_404(rows, plan=visible(request, pk), pk=department)


@fills(*PLANNERS)
def add(request, pk):
    """列入联合部门."""
    plan = visible(request, pk)

    def act(data):
        made = joint.add_department(plan=plan, actor=request.user, **data)
        return reverse("inspections:plan", args=[pk]), f"已列入 {made.name}"

    return _about(request, plan, DepartmentForm(request.POST or None), act, title="列入联合部门")


@verb(*PLANNERS)
def remove(request, pk, department):
    """删去联合部门."""
    found = _department(request, pk, department)
    joint.remove_department(department=found, actor=request.user)
    messages.success(request, f"已删去 {found.name}")
    return redirect("inspections:plan", pk)


@fills(*PLANNERS)
def add_officer(request, pk, department):
    """登记联合部门执法人员."""
    found = _department(request, pk, department)

    def act(data):
        made = joint.add_officer(department=found, actor=request.user, **data)
        return reverse("inspections:plan", args=[pk]), f"已登记 {found.name} {made.name}"

    form = JointOfficerForm(request.POST or None)
    return _about(request, found.plan, form, act, title=f"{found.name}执法人员", submit="登记")


@fills(*ENTERERS)
def enter_result(request, pk, department, task):
    """登记联合检查结果."""
    found = _department(request, pk, department)
    visit = get_object_or_404(
        InspectionTask.objects.visible_to(request.user).select_related("enterprise", "result__draw"),
        result__draw__plan=found.plan,
        pk=task,
    )

    def act(data):
        joint.enter_result(task=visit, department=found, actor=request.user, **data)
        return reverse("inspections:plan", args=[pk]), f"已登记 {found.name} 的检查结果"

    form = JointResultForm(request.POST or None, department=found)
    notes = [f"{visit.number}　{visit.enterprise.name}。登记后不能修改，随检查结果公开。"]
    title = f"{found.name}检查结果"
    return _about(request, found.plan, form, act, title=title, submit="登记", notes=notes)


def _about(request, plan, form, act, **context):
    back = {"back_url": reverse("inspections:plan", args=[plan.pk]), "back_label": plan.number}
    return form_page(request, form, act, subtitle=plan.title, **back, **context)
