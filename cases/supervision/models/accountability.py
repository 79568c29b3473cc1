"""Accountability for faults (过错责任追究) and supervision of officers' conduct (执法行为监督)."""

from django.db import models
from django.db.models import Q

from bureau.dossier import Dossier
from cases.states import AccountabilityState


class ConductCheck(models.Model):
    """One look at how officers behave: riding along, video, a call to the firm, a hint from outside."""

    class Manner(models.TextChoices):
        ON_SITE = "on_site", "随同检查"
        VIDEO = "video", "调阅执法音像记录"
        VISIT = "visit", "回访企业"
        HINT = "hint", "群众反映"
        FILES = "files", "抽查文书"

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, related_name="+", verbose_name="所属机构"
    )
    checked_on = models.DateField("监督日期")
    manner = models.CharField("方式", max_length=8, choices=Manner.choices)
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="conduct_checks",
        verbose_name="涉及案件",
    )
    officers = models.ManyToManyField("staff.User", related_name="+", verbose_name="执法人员")
    content = models.TextField("监督情况")
    proper = models.BooleanField("行为规范")
    advice = models.TextField("监督意见", blank=True)
    answered_on = models.DateField("整改日期", null=True, blank=True)
    answer = models.TextField("整改情况", blank=True)
    checked_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="监督人"
    )
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "执法行为监督"
        indexes = [models.Index(fields=["office", "-checked_on", "-id"], name="cases_conduct_checked")]
        constraints = [
            models.CheckConstraint(
                condition=Q(proper=True) | ~Q(advice=""),
                name="cases_conductcheck_advice",
                violation_error_message="发现不规范行为的，须写明监督意见。",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="cases_conductcheck_answered",
                violation_error_message="整改须写明日期和情况。",
            ),
        ]

    def __str__(self):
        return f"{self.checked_on} {self.get_manner_display()}"


class Accountability(Dossier):
    """One inquiry into a fault of one person. Who is concerned is heard before the decision."""

    class Source(models.TextChoices):
        FILE_REVIEW = "file_review", "案卷评查"
        QUASHED = "quashed", "复议、诉讼撤销或确认违法"
        CONDUCT = "conduct", "执法行为监督"
        COMPLAINT = "complaint", "投诉举报"
        SUPERIOR = "superior", "上级督办"

    class Measure(models.TextChoices):
        NONE = "none", "不予追究"
        EDUCATION = "education", "批评教育"
        REVIEW = "review", "责令书面检查"
        CRITICISM = "criticism", "通报批评"
        OFF_DUTY = "off_duty", "暂停执法活动"
        REFERRED = "referred", "移送纪检监察机关"

    state = models.CharField(
        "状态",
        max_length=30,
        choices=AccountabilityState.choices,
        default=AccountabilityState.OPENED,
        db_index=True,
    )
    number = models.CharField("编号", max_length=40, unique=True)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    case = models.ForeignKey(
        "cases.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="accountabilities",
        verbose_name="涉及案件",
    )
    person = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="accountabilities", verbose_name="责任人"
    )
    opened_on = models.DateField("启动日期")
    facts = models.TextField("过错事实")
    statement = models.TextField("本人陈述", blank=True)
    heard_on = models.DateField("听取陈述日期", null=True, blank=True)
    measure = models.CharField("处理", max_length=10, choices=Measure.choices, blank=True)
    off_duty_until = models.DateField("暂停执法至", null=True, blank=True)
    decision = models.TextField("处理决定", blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "过错责任追究"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="decided_fault")
                | (
                    Q(decided_on__isnull=False, decided_by__isnull=False, heard_on__isnull=False)
                    & ~Q(measure="")
                    & ~Q(decision="")
                ),
                name="cases_accountability_decided",
                violation_error_message="处理决定须有日期、决定人、处理种类，并先听取本人陈述。",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("person")),
                name="cases_accountability_not_oneself",
                violation_error_message="责任人不得决定本人的处理。",
            ),
            models.CheckConstraint(
                condition=~Q(measure="off_duty") | Q(off_duty_until__isnull=False),
                name="cases_accountability_off_duty",
                violation_error_message="暂停执法活动须写明截止日期。",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.person.name}"
