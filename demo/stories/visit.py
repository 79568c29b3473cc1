"""One visit as the officers make it: certificates, checklist, findings, signature, end."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.utils import timezone

from bureau.dates import today
from bureau.law.models import Violation
from bureau.staff.models import User
from bureau.staff.roles import Role
from demo.pictures import photo
from inspections.guards.task import lacks_consent
from inspections.models import Finding, InspectionTask
from inspections.services import task as tasks
from inspections.services import visit as visits


@dataclass(frozen=True)
class Problem:
    """What is wrong, the code of its violation, and how it is handled."""

    violation: str
    text: str
    handling: str


PROBLEMS = (
    Problem(
        "dust-materials",
        "厂区西侧约 20 吨碎石未遮盖，现场要求苫盖，检查结束前已完成。",
        Finding.Handling.CORRECTED,
    ),
    Problem("hw-label", "危险废物贮存间标识脱落，转移联单存根缺 1 份。", Finding.Handling.ORDER),
    Problem("ledger", "活性炭更换记录缺 2 次，运行台账未签字。", Finding.Handling.CORRECTED),
    Problem("voc", "喷漆房密封条破损，收集风量不足，部分废气逸散。", Finding.Handling.ORDER),
    Problem("self-monitoring", "自行监测方案未更新，缺一次噪声监测记录。", Finding.Handling.CORRECTED),
)


def make(task: InspectionTask, problem: Problem | None = None) -> Finding | None:
    """The whole visit of today; a problem becomes a finding."""
    begin(task)
    return end(task, problem)


def begin(task: InspectionTask) -> None:
    """Officers arrive, show their certificates, tell the rights."""
    firm, remote = task.enterprise, task.mode == InspectionTask.Mode.REMOTE
    if not remote:
        _ask_consent(task)
    visits.start(task=task, actor=task.officer_a, place="" if remote else firm.address)
    if not remote:
        visits.note_facts(
            task=task,
            actor=task.officer_a,
            certificates_shown_at=timezone.now(),
            rights_told=True,
            party_name=firm.contact,
            party_post="环保负责人",
            party_phone=firm.phone,
        )


def _ask_consent(task: InspectionTask) -> None:
    """The head agrees: there is a clue, or the firm was listed after its visit was given out."""
    if lacks_consent(task, today()):
        leader = User.objects.with_role(Role.LEADER).order_by("pk").first()
        clue = task.basis == InspectionTask.Basis.TRIGGER
        reason = "有明确线索，须到现场核实" if clue else "任务下达在列入清单之前，按计划到现场核查"
        tasks.consent(task=task, actor=leader, reason=reason)


def end(task: InspectionTask, problem: Problem | None = None) -> Finding | None:
    """Checklist answered, problem entered, signed, finished."""
    scene = visits.note_facts(task=task, actor=task.officer_a, summary=_summary(task, problem))
    items = list(scene.checklist.items.select_related("violation"))
    about = next((item for item in items if _is_about(item, problem)), None)
    answers = {item.pk: _answer(item, task, problem if item == about else None) for item in items}
    visits.answer(task=task, actor=task.officer_a, answers=answers)
    finding = None
    if problem:
        finding = visits.add_finding(
            task=task,
            actor=task.officer_a,
            description=problem.text,
            handling=problem.handling,
            item=about,
            violation=Violation.objects.get(code=problem.violation),
        )
    if task.mode == InspectionTask.Mode.ONSITE:
        page = photo(task.number, f"签字页-{task.pk}.png")
        visits.add_photo(task=task, actor=task.officer_a, upload=page, is_signature=True)
        visits.sign(task=task, actor=task.officer_a, signing="signed")
    visits.finish(task=task, actor=task.officer_a)
    return finding


def _summary(task: InspectionTask, problem: Problem | None) -> str:
    if problem:
        return f"检查时正常生产。发现以下问题：{problem.text}"
    if task.mode == InspectionTask.Mode.REMOTE:
        return "远程调阅在线监控数据、视频和电子台账，未发现异常。"
    return "检查时正常生产，污染防治设施运行正常，未发现违法行为。"


def _is_about(item, problem: Problem | None) -> bool:
    return problem is not None and item.violation_id is not None and item.violation.code == problem.violation


def _answer(item, task: InspectionTask, problem: Problem | None) -> tuple[str, str, str]:
    if problem:
        return "no", problem.text, _given(item, task)
    used = Random(f"{task.number} {item.position}").random() > 0.2
    return ("yes", "", _given(item, task)) if used else ("na", "", "")


def _given(item, task: InspectionTask) -> str:
    """What a typed item is answered with."""
    chance = Random(f"{task.number} {item.position} given")
    if item.asks == item.Asks.NUMBER:
        return f"{chance.uniform(4, 40):.1f}" if item.unit == "mg/L" else f"{chance.uniform(0.2, 6):.2f}"
    if item.asks == item.Asks.CHOICE:
        return item.options[0]
    if item.asks == item.Asks.WORDS:
        return (
            f"{today() - timedelta(days=chance.randint(5, 60))}"
            if "日期" in item.text
            else "见治理设施运行记录"
        )
    return ""
