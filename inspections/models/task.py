"""One visit (检查任务): on site or remote, by two officers, never without a basis."""

from django.db import models
from django.db.models import F, Q

from bureau.dates import year_days
from bureau.dossier import Dossier, DossierQuerySet
from bureau.timelimits.left import NEAR_DAYS, Left
from inspections.models.cap_constraints import CAP


class TaskQuerySet(DossierQuerySet):
    def open(self):
        """Visits not over: to be made, under way, or beyond the firm's yearly cap and not yet decided on."""
        return self.filter(state__in=InspectionTask.OPEN)

    def given(self):
        """Visits that may be made or are under way."""
        return self.open().exclude(state=InspectionTask.State.HELD)

    def counted(self, year: int):
        """Visits that count toward the yearly cap of their firm."""
        return self.filter(cap_year=year)

    def done(self):
        """Visits made."""
        return self.filter(state=InspectionTask.State.DONE)

    def done_in(self, year: int):
        """Visits finished in a year, by the local day on which they were finished."""
        first, beyond = year_days(year)
        return self.done().filter(done_on__gte=first, done_on__lt=beyond)

    def of_officer(self, user):
        """Visits given to a person."""
        return self.filter(Q(officer_a=user) | Q(officer_b=user))

    def counted_in(self, year: int):
        """Visits assigned in a year that count as an officer's load: all but the cancelled."""
        first, beyond = year_days(year)
        return self.filter(assigned_on__gte=first, assigned_on__lt=beyond).exclude(
            state=InspectionTask.State.CANCELLED
        )


class InspectionTask(Dossier):
    """A visit to an enterprise. The basis is a draw result, a campaign, a plan or a stated trigger."""

    class State(models.TextChoices):
        HELD = "held", "超上限待批"
        ASSIGNED = "assigned", "待检查"
        VISITING = "visiting", "检查中"
        DONE = "done", "已检查"
        CANCELLED = "cancelled", "已取消"

    class Basis(models.TextChoices):
        DRAW = "draw", "双随机抽查"
        CAMPAIGN = "campaign", "专项行动"
        PLAN = "plan", "年度检查计划"
        TRIGGER = "trigger", "线索核查"

    class Mode(models.TextChoices):
        ONSITE = "onsite", "现场检查"
        REMOTE = "remote", "非现场检查"

    class Trigger(models.TextChoices):
        COMPLAINT = "complaint", "投诉举报"
        TRANSFER = "transfer", "部门移送"
        ASSIGNED = "assigned", "上级交办"
        MONITORING = "monitoring", "监测数据异常"
        RECHECK = "recheck", "整改复查"

    class OverCap(models.TextChoices):
        SUPERIOR = "superior", "上级统一部署，不能延至下年"
        UNMENDED = "unmended", "上次检查的问题尚未改正"
        RISK = "risk", "环境风险突出或信用等级低"
        PROTECT = "protect", "重污染天气、重大活动保障"
        ASKED = "asked", "企业书面申请"

    OPEN = (State.HELD, State.ASSIGNED, State.VISITING)

    state = models.CharField(
        "状态", max_length=30, choices=State.choices, default=State.ASSIGNED, db_index=True
    )
    number = models.CharField("任务编号", max_length=40)
    enterprise = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="检查对象", related_name="tasks"
    )
    mode = models.CharField("方式", max_length=8, choices=Mode.choices, default=Mode.ONSITE)
    basis = models.CharField("依据", max_length=10, choices=Basis.choices)
    result = models.ForeignKey(
        "inspections.DrawResult",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="抽取结果",
        related_name="tasks",
    )
    campaign = models.ForeignKey(
        "inspections.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="专项行动",
        related_name="tasks",
    )
    trigger = models.CharField("线索来源", max_length=12, choices=Trigger.choices, blank=True)
    reference = models.CharField("依据文号或线索编号", max_length=120, blank=True)
    purpose = models.CharField("检查事项", max_length=200, blank=True)
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="检查人员一", related_name="+"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="检查人员二", related_name="+"
    )
    assigned_on = models.DateField("下达日期", db_index=True)
    due_on = models.DateField("完成期限")
    listed = models.BooleanField("正面清单企业", default=False)
    consent_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="同意人", related_name="+"
    )
    consent_on = models.DateField("同意日期", null=True, blank=True)
    consent_reason = models.CharField("同意现场检查的理由", max_length=200, blank=True)
    cap_year = models.PositiveSmallIntegerField("计入年度", null=True, blank=True, editable=False)
    cap_place = models.PositiveSmallIntegerField("当年第几次", null=True, blank=True, editable=False)
    cap_most = models.PositiveSmallIntegerField("当时的上限", null=True, blank=True, editable=False)
    over_reason = models.CharField("超上限理由", max_length=10, choices=OverCap.choices, blank=True)
    over_note = models.CharField("超上限说明", max_length=200, blank=True)
    over_by = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="超上限批准人",
        related_name="+",
    )
    over_on = models.DateField("超上限批准日期", null=True, blank=True)
    done_on = models.DateField("检查日期", null=True, blank=True, db_index=True)
    cancelled_reason = models.CharField("取消理由", max_length=200, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查任务"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["enterprise", "-assigned_on"]),
            models.Index(fields=["officer_a", "state"]),
            models.Index(fields=["officer_b", "state"]),
            models.Index(fields=["cap_year", "enterprise"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "number"],
                name="inspections_inspectiontask_number",
                violation_error_message="这个任务编号已用。",
            ),
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="inspections_inspectiontask_two_officers",
                violation_error_message="检查人员须为两名不同的人（行政处罚法 第42条）。",
            ),
            models.CheckConstraint(
                condition=Q(basis="draw", result__isnull=False, campaign__isnull=True)
                | Q(basis="campaign", campaign__isnull=False, result__isnull=True)
                | (Q(basis="plan", result__isnull=True, campaign__isnull=True) & ~Q(reference=""))
                | (
                    Q(basis="trigger", result__isnull=True, campaign__isnull=True)
                    & ~Q(reference="")
                    & ~Q(trigger="")
                ),
                name="inspections_inspectiontask_has_basis",
                violation_error_message="每次检查须有依据：抽取结果、专项行动、计划文号，或线索来源及编号。",
            ),
            models.UniqueConstraint(
                fields=["result"],
                condition=~Q(state="cancelled"),
                name="inspections_inspectiontask_one_per_result",
                violation_error_message="这个抽取结果已有检查任务。",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True)),
                name="inspections_inspectiontask_done_when",
                violation_error_message="已检查的任务须有检查日期。",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""),
                name="inspections_inspectiontask_cancelled_why",
                violation_error_message="取消检查须写理由。",
            ),
            models.CheckConstraint(
                condition=Q(consent_by__isnull=True, consent_on__isnull=True, consent_reason="")
                | (Q(consent_by__isnull=False, consent_on__isnull=False) & ~Q(consent_reason="")),
                name="inspections_inspectiontask_consent",
                violation_error_message="同意现场检查须有同意人、日期和理由。",
            ),
            *CAP,
        ]

    def __str__(self):
        return self.number

    @property
    def officers(self):
        """The two officers in order."""
        return (self.officer_a, self.officer_b)

    @property
    def officer_names(self) -> str:
        """Both names, as printed."""
        return f"{self.officer_a.name}、{self.officer_b.name}"

    @property
    def visit_class(self) -> str:
        """日常, 专项 or 个案; 个案 stays outside the yearly cap."""
        return {"draw": "日常", "plan": "日常", "campaign": "专项", "trigger": "个案"}[self.basis]

    @property
    def cap_text(self) -> str:
        """Whether this visit counts toward the firm's yearly cap, and as which; or why not."""
        if self.cap_year:
            most = f"，上限 {self.cap_most} 次" if self.cap_most else ""
            return f"计入 {self.cap_year} 年第 {self.cap_place} 次{most}"
        if self.state == self.State.HELD:
            return f"本年已达上限 {self.cap_most} 次，待局领导决定"
        if self.basis == self.Basis.TRIGGER:
            return "个案检查，不计入"
        if self.mode == self.Mode.REMOTE:
            return "非现场检查，不计入"
        return "已取消，不计入" if self.state == self.State.CANCELLED else "专项检查，按上限规定不计入"

    @property
    def basis_text(self) -> str:
        """The basis as the enterprise may read it."""
        if self.basis == self.Basis.DRAW:
            return f"双随机抽查{self.result.draw.number.removeprefix('双随机')}"
        if self.basis == self.Basis.CAMPAIGN:
            return f"专项行动 {self.campaign.title}"
        if self.basis == self.Basis.PLAN:
            return f"年度检查计划 {self.reference}"
        return f"{self.get_trigger_display()} {self.reference}"

    def left(self, on) -> Left:
        """What is left of the term the bureau gave itself for this visit, in days."""
        if self.done_on:
            return Left("met", f"{self.done_on:%m-%d} 办毕")
        if self.state == self.State.CANCELLED:
            return Left("off", "已取消")
        days = (self.due_on - on).days
        if days < 0:
            return Left("over", f"超期 {-days} 日")
        if days == 0:
            return Left("today", "今日届满")
        return Left("near" if days <= NEAR_DAYS else "plain", f"剩 {days} 日")

    @property
    def is_frozen(self) -> bool:
        """Whether the record may no longer be changed."""
        return self.state in (self.State.DONE, self.State.CANCELLED)
