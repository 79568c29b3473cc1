"""Restriction of production and suspension for rectification (限制生产、停产整治)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier, DossierQuerySet
from cases.states import RESTRICTED, RestrictionState

_PERSON = {"on_delete": models.PROTECT, "related_name": "+"}
_PAPER = {"on_delete": models.PROTECT, "null": True, "blank": True, "related_name": "+"}
DECIDED_STATES = ("decided", "in_force", "released", "finished")


class RestrictionQuerySet(DossierQuerySet):
    def ongoing(self):
        """Not ended and not withdrawn."""
        return self.exclude(state__in=[RestrictionState.FINISHED, RestrictionState.WITHDRAWN])

    def decided(self):
        """Decided, whatever became of it since."""
        return self.filter(state__in=DECIDED_STATES)

    def in_force(self):
        """The firm stands under it now."""
        return self.filter(state__in=RESTRICTED)


class Restriction(Dossier):
    """One measure: 限制生产 for at most three months and three more, or 停产整治 until rectified (令30·2014)."""

    class Kind(models.TextChoices):
        LIMIT = "limit", "限制生产"
        SUSPEND = "suspend", "停产整治"

    class Ground(models.TextChoices):
        """限产停产办法 第5、6条; 法典 第1108条."""

        OVER_LIMIT = "over_limit", "超过污染物排放标准或者日最高允许排放总量"
        EVASION_OVER = "evasion_over", "逃避监管排放且超过排放标准"
        HEAVY_METAL = "heavy_metal", "排放含重金属、持久性有机污染物等超过标准三倍以上"
        YEARLY_TOTAL = "yearly_total", "超过年度重点污染物排放总量控制指标"
        AFTER_LIMIT = "after_limit", "被责令限制生产后仍然超过标准"
        INCIDENT = "incident", "突发事件造成排放超标"
        OTHER = "other", "法律、法规规定的其他情形"
        EVASION_CODE = "evasion_code", "以逃避监管的方式排放污染物"

    class EndGround(models.TextChoices):
        """Why a measure in force ends otherwise than by the report of the firm or its own term."""

        CLOSED = "closed", "人民政府已责令停业、关闭"
        QUASHED = "quashed", "决定经行政复议、行政诉讼或者自行纠正撤销"
        DISSOLVED = "dissolved", "当事人已经终止"

    class Refrain(models.TextChoices):
        """限产停产办法 第7条: where the organ may refrain."""

        PUBLIC_PLANT = "public_plant", "城镇污水、垃圾、危险废物等公共处置设施"
        LIVELIHOOD = "livelihood", "关系基本民生"
        SAFETY = "safety", "可能影响生产安全"

    state = models.CharField(
        "状态",
        max_length=30,
        choices=RestrictionState.choices,
        default=RestrictionState.PROPOSED,
        db_index=True,
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="restrictions", verbose_name="案件"
    )
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="later", verbose_name="前次措施"
    )
    kind = models.CharField("措施", max_length=8, choices=Kind.choices)
    ground = models.CharField("情形", max_length=14, choices=Ground.choices)
    other_basis = models.CharField("其他情形的法律、法规条款", max_length=120, blank=True)
    refrain = models.CharField("可以不予实施的情形", max_length=14, choices=Refrain.choices, blank=True)
    refrain_reason = models.CharField("仍须实施的理由", max_length=300, blank=True)
    reason = models.TextField("理由")
    demand = models.TextField("改正要求")
    is_major = models.BooleanField("情节复杂或者社会影响较大", default=False)
    proposed_on = models.DateField("提出日期")
    reviewed_on = models.DateField("审查日期", null=True, blank=True)
    reviewed_by = models.ForeignKey("staff.User", **_PERSON, null=True, blank=True, verbose_name="审查人")
    review_opinion = models.TextField("审查意见", blank=True)
    notice = models.OneToOneField("documents.IssuedDocument", **_PAPER, verbose_name="告知书")
    noticed_on = models.DateField("告知日期", null=True, blank=True)
    notice_served_on = models.DateField("告知送达日期", null=True, blank=True)
    defence_until = models.DateField("陈述申辩至", null=True, blank=True)
    hearing_until = models.DateField("听证申请至", null=True, blank=True)
    earliest_decision_on = models.DateField("最早决定日", null=True, blank=True)
    waived_on = models.DateField("书面放弃日期", null=True, blank=True)
    waiver_file = models.ForeignKey(
        "record.StoredFile", **_PERSON, null=True, blank=True, verbose_name="放弃声明"
    )
    document = models.OneToOneField("documents.IssuedDocument", **_PAPER, verbose_name="决定书")
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decided_by = models.ForeignKey("staff.User", **_PERSON, null=True, blank=True, verbose_name="批准人")
    served_on = models.DateField("送达日期", null=True, blank=True)
    extended_on = models.DateField("延长批准日期", null=True, blank=True)
    extension_reason = models.TextField("延长理由", blank=True)
    plan_on = models.DateField("整改方案备案日期", null=True, blank=True)
    plan_public = models.CharField("整改方案公开方式和日期", max_length=200, blank=True)
    rectified_on = models.DateField("整改完成日期", null=True, blank=True)
    report = models.TextField("整改完成情况", blank=True)
    monitoring_report = models.CharField("监测报告（机构、编号、结论）", max_length=200, blank=True)
    output_comparison = models.TextField("用电量、用水量、主要产品产量对比", blank=True)
    released_on = models.DateField("解除日期", null=True, blank=True)
    release_ground = models.CharField("解除原因", max_length=40, blank=True)
    closure_asked_on = models.DateField("报请停业、关闭日期", null=True, blank=True)
    closure_ground = models.TextField("报请停业、关闭理由", blank=True)
    withdrawn_reason = models.CharField("撤回理由", max_length=300, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "限产停产"
        indexes = [models.Index(fields=["office", "-proposed_on", "-id"], name="cases_restriction_proposed")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="limit", ground__in=["over_limit", "evasion_code", "other"])
                | (Q(kind="suspend") & ~Q(ground="over_limit")),
                name="cases_restriction_ground",
                violation_error_message="措施与情形不符：停产整治须有限产停产办法 第6条的情形。",
            ),
            models.CheckConstraint(
                condition=~Q(ground="evasion_code") | Q(proposed_on__gte=date(2026, 8, 15)),
                name="cases_restriction_ground_of_its_day",
                violation_error_message="法典 第1108条自 2026-08-15 起才可适用。",
            ),
            models.CheckConstraint(
                condition=~Q(ground="other") | Q(other_basis__contains="第"),
                name="cases_restriction_other_ground_named",
                violation_error_message="“其他情形”须写明法律、法规的名称和条款。",
            ),
            models.CheckConstraint(
                condition=~Q(ground="after_limit") | Q(previous__isnull=False),
                name="cases_restriction_after_a_limit",
                violation_error_message="限制生产后仍超标的，须指明前次限制生产。",
            ),
            models.CheckConstraint(
                condition=Q(refrain="") | ~Q(refrain_reason=""),
                name="cases_restriction_refrain_reason",
                violation_error_message="属于可以不予实施的情形，须写明仍须实施的理由（限产停产办法 第7条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED_STATES)
                | Q(
                    reviewed_by__isnull=False,
                    notice_served_on__isnull=False,
                    decided_by__isnull=False,
                    document__isnull=False,
                    decided_on__gte=F("notice_served_on"),
                ),
                name="cases_restriction_told_first",
                violation_error_message="未经审查、告知不得作出限制生产、停产整治决定（限产停产办法 第11条）。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED_STATES)
                | Q(waived_on__isnull=False)
                | Q(decided_on__gte=F("earliest_decision_on")),
                name="cases_restriction_window_over",
                violation_error_message="陈述申辩和听证申请期限届满前不得决定，当事人书面放弃的除外。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "released", "finished"])
                | Q(served_on__gte=F("decided_on")),
                name="cases_restriction_served",
                violation_error_message="决定送达后才生效，送达不能早于决定。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "finished"])
                | (Q(released_on__gte=F("served_on")) & ~Q(release_ground="")),
                name="cases_restriction_released",
                violation_error_message="解除须有日期和原因。",
            ),
            models.CheckConstraint(
                condition=Q(rectified_on__isnull=True) | (~Q(report="") & ~Q(monitoring_report="")),
                name="cases_restriction_report",
                violation_error_message="整改完成报告须附监测报告（限产停产办法 第17条）。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["proposed", "reviewed", "noticed", "defence", "decided", "in_force"]),
                name="cases_restriction_one_at_a_time",
                violation_error_message="本案已有一件限制生产、停产整治在办。",
            ),
        ]

    def __str__(self):
        return f"{self.case.party_name} {self.get_kind_display()}"

    @property
    def is_limit(self) -> bool:
        """限制生产 has a term, 停产整治 has none."""
        return self.kind == self.Kind.LIMIT


class RestrictionDefence(models.Model):
    """陈述申辩 on an intended restriction, and the answer."""

    restriction = models.ForeignKey(
        Restriction, on_delete=models.PROTECT, related_name="defences", verbose_name="限产停产"
    )
    received_on = models.DateField("收到日期")
    by = models.CharField("提出人", max_length=60)
    content = models.TextField("意见内容")
    answered_on = models.DateField("复核日期", null=True, blank=True)
    answered_by = models.ForeignKey("staff.User", **_PERSON, null=True, blank=True, verbose_name="复核人")
    accepted = models.BooleanField("采纳", null=True, blank=True)
    answer = models.TextField("复核意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "限产停产陈述申辩"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, accepted__isnull=True)
                | (Q(answered_on__gte=F("received_on"), accepted__isnull=False) & ~Q(answer="")),
                name="cases_restrictiondefence_answered",
                violation_error_message="复核须写明日期、是否采纳和理由。",
            )
        ]

    def __str__(self):
        return f"{self.by} {self.received_on} 陈述申辩"


class RestrictionHearing(models.Model):
    """听证 on an intended restriction (行政处罚法 第63、64条)."""

    restriction = models.OneToOneField(
        Restriction, on_delete=models.PROTECT, related_name="hearing", verbose_name="限产停产"
    )
    requested_on = models.DateField("申请日期")
    requested_by = models.CharField("申请人", max_length=60)
    document = models.OneToOneField("documents.IssuedDocument", **_PAPER, verbose_name="听证通知书")
    notified_on = models.DateField("通知日期", null=True, blank=True)
    scheduled_on = models.DateField("听证日期", null=True, blank=True)
    place = models.CharField("听证地点", max_length=100, blank=True)
    chair = models.ForeignKey("staff.User", **_PERSON, null=True, blank=True, verbose_name="主持人")
    held_on = models.DateField("举行日期", null=True, blank=True)
    minutes = models.TextField("听证笔录", blank=True)
    conclusion = models.TextField("听证意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "限产停产听证"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | (Q(held_on__gte=F("scheduled_on")) & ~Q(minutes="")),
                name="cases_restrictionhearing_minutes",
                violation_error_message="听证须先通知，并有笔录。",
            )
        ]

    def __str__(self):
        return f"{self.restriction} 听证"


class RestrictionCheck(models.Model):
    """A check of a restricted firm: while it lasts, or the follow-up after release (跟踪检查、后督察)."""

    class Kind(models.TextChoices):
        DURING = "during", "执行情况检查"
        FOLLOW_UP = "follow_up", "解除后跟踪检查"

    restriction = models.ForeignKey(
        Restriction, on_delete=models.PROTECT, related_name="checks", verbose_name="限产停产"
    )
    kind = models.CharField("种类", max_length=10, choices=Kind.choices)
    checked_on = models.DateField("检查日期")
    officer_a = models.ForeignKey("staff.User", **_PERSON, verbose_name="执法人员")
    officer_b = models.ForeignKey("staff.User", **_PERSON, verbose_name="第二执法人员")
    findings = models.TextField("检查情况")
    monitoring = models.CharField("监测情况", max_length=200, blank=True)
    compliant = models.BooleanField("符合要求")
    document = models.OneToOneField("documents.IssuedDocument", **_PAPER, verbose_name="检查记录")

    class Meta:
        verbose_name = verbose_name_plural = "限产停产检查"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="cases_restrictioncheck_two_officers",
                violation_error_message="执法人员不得少于两人（行政处罚法 第42条）。",
            )
        ]

    def __str__(self):
        return f"{self.checked_on} {self.get_kind_display()}"
