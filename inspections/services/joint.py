"""Joint inspections: who takes part in a draw plan, and what each department found on a visit."""

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from inspections.models import DrawPlan, InspectionTask, JointDepartment, JointOfficer, JointResult

NOTICE = "涉企行政检查意见（54 号）"  # 综合查一次: departments go together instead of one after another
_OVER = (DrawPlan.State.COMPLETED, DrawPlan.State.CANCELLED)


def _open(plan: DrawPlan) -> DrawPlan:
    plan = DrawPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.state in _OVER:
        raise Refused("登记联合检查", [Refusal(f"计划为“{plan.state_label}”，不能再改。", NOTICE)])
    return plan


@transaction.atomic
def add_department(
    *, plan: DrawPlan, actor, name: str, matters: str, is_lead: bool = False
) -> JointDepartment:
    """Takes another department into a plan in draft, as leading or taking part."""
    plan = _open(plan)
    if plan.state != DrawPlan.State.DRAFTING:
        raise Refused(
            "列入联合部门",
            [Refusal(f"计划为“{plan.state_label}”，联合部门随计划报批，请先由局领导退回。", NOTICE)],
        )
    department = JointDepartment(plan=plan, name=name.strip(), matters=matters.strip(), is_lead=is_lead)
    department.full_clean()
    department.save()
    role = "牵头" if is_lead else "参加"
    record.append(plan, actor=actor, verb="join", label=f"列入联合部门：{name}（{role}）", note=matters)
    return department


@transaction.atomic
def remove_department(*, department: JointDepartment, actor) -> None:
    """Takes a department out of a plan in draft."""
    plan = _open(department.plan)
    if plan.state != DrawPlan.State.DRAFTING:
        raise Refused("删去联合部门", [Refusal("计划已报批，请先由局领导退回。", NOTICE)])
    record.append(plan, actor=actor, verb="part", label=f"删去联合部门：{department.name}")
    department.delete()


@transaction.atomic
def add_officer(*, department: JointDepartment, actor, name: str, certificate: str) -> JointOfficer:
    """Names an officer whom the department sends; possible until the plan is over."""
    plan = _open(department.plan)
    officer = JointOfficer(department=department, name=name.strip(), certificate=certificate.strip())
    officer.full_clean()
    officer.save()
    label = f"登记联合执法人员：{department.name} {officer}"
    record.append(plan, actor=actor, verb="joint_officer", label=label)
    return officer


@transaction.atomic
def enter_result(
    *, task: InspectionTask, department: JointDepartment, officers, result: str, problem: bool, actor
) -> JointResult:
    """What a department found on one visit, and who of it was there. Once for each department and visit."""
    plan = _open(department.plan)
    task = InspectionTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.result is None or task.result.draw.plan_id != plan.pk:
        raise ValidationError("没有登记：这次检查不属于该计划。")
    if task.state not in (InspectionTask.State.VISITING, InspectionTask.State.DONE):
        raise Refused("登记联合检查结果", [Refusal("还没有开始检查。", NOTICE)])
    present = list(officers)
    if not present or any(person.department_id != department.pk for person in present):
        raise ValidationError({"officers": "没有登记：须选该部门到场的执法人员。"})
    row = JointResult(
        department=department, task=task, result=result.strip(), problem=problem, entered_by=actor
    )
    row.full_clean()
    row.save()
    row.officers.set(present)
    data = {"department": department.name, "officers": [str(person) for person in present]}
    for dossier in (task, plan):
        record.append(
            dossier,
            actor=actor,
            verb="joint_result",
            label=f"联合检查结果：{department.name}，{task.enterprise.short_name}",
            note=row.result,
            legal=True,
            data={**data, "problem": problem, "task": task.number},
        )
    return row
