"""What a firm must fulfil to be on the positive list (准入条件), by date; and every time it was looked at."""

from django.db import models
from django.db.models import F, Q

BY_YEARS = ("unpunished", "lawful")  # criteria that look back so many years
BY_DAYS = ("stable",)  # and so many days


class CriterionQuerySet(models.QuerySet):
    def in_force(self, on):
        """The criteria that hold on a day."""
        return self.filter(Q(effective_to__isnull=True) | Q(effective_to__gt=on), effective_from__lte=on)


class PositiveCriterion(models.Model):
    """One criterion from a day on. A row of an office prevails in its subtree over the general one of its kind."""

    class Key(models.TextChoices):
        PERMIT = "permit", "持有排污许可"
        UNPUNISHED = "unpunished", "没有受过行政处罚"
        LAWFUL = "lawful", "没有查实的违法行为"
        MONITOR = "monitor", "在线监控已联网"
        STABLE = "stable", "在线监控运行稳定"

    class Verified(models.TextChoices):
        YES = "y", "已核对原文"
        LOCAL = "y*", "见于外地文件"
        NO = "n", "未核对"

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, verbose_name="机构", related_name="+"
    )
    key = models.CharField("条件", max_length=12, choices=Key.choices)
    parameter = models.PositiveSmallIntegerField("期间", null=True, blank=True)
    applies = models.BooleanField("适用", default=True)
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)
    source = models.CharField("依据", max_length=120)
    verified = models.CharField("核对", max_length=2, choices=Verified.choices, default=Verified.NO)
    note = models.CharField("说明", max_length=200, blank=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "正面清单准入条件"
        ordering = ["key", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "key", "effective_from"],
                name="inspections_positivecriterion_once",
                violation_error_message="同一条件同一施行日期已有规定。",
            ),
            models.UniqueConstraint(
                fields=["key", "effective_from"],
                condition=Q(office__isnull=True),
                name="inspections_positivecriterion_once_general",
                violation_error_message="同一条件同一施行日期已有通用的规定。",
            ),
            models.CheckConstraint(
                condition=Q(key__in=["permit", "unpunished", "lawful", "monitor", "stable"]),
                name="inspections_positivecriterion_key",
                violation_error_message="条件须是所列的一种。",
            ),
            models.CheckConstraint(
                condition=(Q(key__in=[*BY_YEARS, *BY_DAYS]) & Q(parameter__isnull=False, parameter__gte=1))
                | (~Q(key__in=[*BY_YEARS, *BY_DAYS]) & Q(parameter__isnull=True)),
                name="inspections_positivecriterion_parameter",
                violation_error_message="回看守法情况的填年数，看监控运行的填天数，其他条件不填期间。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gt=F("effective_from")),
                name="inspections_positivecriterion_dates",
                violation_error_message="失效日期须晚于施行日期。",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="inspections_positivecriterion_source",
                violation_error_message="准入条件须写明依据。",
            ),
        ]

    def __str__(self):
        if self.key in BY_YEARS:
            return f"近 {self.parameter} 年{self.get_key_display()}"
        if self.key in BY_DAYS:
            return f"近 {self.parameter} 日{self.get_key_display()}"
        return self.get_key_display()

    @property
    def citation(self) -> str:
        """The source, with its mark while nobody has compared it with the text."""
        return self.source if self.verified == self.Verified.YES else f"{self.source}，依据待核对"


class PositiveReview(models.Model):
    """A firm held against the criteria on a day: at the application, at the listing, at every re-check."""

    class Kind(models.TextChoices):
        APPLICATION = "application", "申请"
        LISTING = "listing", "列入"
        RECHECK = "recheck", "季度复核"

    entry = models.ForeignKey(
        "inspections.PositiveListEntry", on_delete=models.CASCADE, related_name="reviews"
    )
    kind = models.CharField("时机", max_length=12, choices=Kind.choices)
    reviewed_on = models.DateField("日期")
    reviewed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="核对人", related_name="+"
    )
    passed = models.BooleanField("全部符合")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "正面清单核对"
        ordering = ["-reviewed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "kind"],
                condition=~Q(kind="recheck"),
                name="inspections_positivereview_once",
                violation_error_message="申请和列入各核对一次。",
            ),
            models.UniqueConstraint(
                fields=["entry", "reviewed_on"],
                condition=Q(kind="recheck"),
                name="inspections_positivereview_once_a_day",
                violation_error_message="今天已经复核过。",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.reviewed_on}"


class PositiveReviewLine(models.Model):
    """One criterion in one review, with what was found. Frozen words: later changes of the records do not reach it."""

    review = models.ForeignKey(PositiveReview, on_delete=models.CASCADE, related_name="lines")
    criterion = models.ForeignKey(PositiveCriterion, on_delete=models.PROTECT, related_name="+")
    met = models.BooleanField("符合")
    evidence = models.TextField("依据的记录")

    class Meta:
        verbose_name = verbose_name_plural = "正面清单核对项"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "criterion"],
                name="inspections_positivereviewline_once",
                violation_error_message="一次核对中每个条件只有一项结论。",
            ),
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="inspections_positivereviewline_evidence",
                violation_error_message="每个条件须写明依据的记录。",
            ),
        ]

    def __str__(self):
        return f"{self.criterion}：{'符合' if self.met else '不符合'}"


class PositiveObjection(models.Model):
    """What somebody had to say against a listing during the public notice, and how it was answered."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "成立"
        REJECTED = "rejected", "不成立"

    entry = models.ForeignKey(
        "inspections.PositiveListEntry", on_delete=models.CASCADE, related_name="objections"
    )
    received_on = models.DateField("收到日期")
    objector = models.CharField("提出人", max_length=60, help_text="不公开")
    content = models.TextField("异议内容")
    contact = models.CharField("联系方式", max_length=60, blank=True, help_text="用于答复，不公开")
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="登记人", related_name="+"
    )  # none: sent in by the public site
    sender = models.CharField(
        max_length=64, blank=True, editable=False
    )  # fingerprint of the address it came from
    created_at = models.DateTimeField("登记时间", auto_now_add=True, null=True)
    outcome = models.CharField("核查结果", max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField("核查情况", blank=True)
    settled_on = models.DateField("核查日期", null=True, blank=True)
    settled_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="核查人", related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "公示异议"
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(objector=""),
                name="inspections_positiveobjection_says_what",
                violation_error_message="异议须写明提出人和内容。",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answer="", settled_on__isnull=True, settled_by__isnull=True)
                | (
                    Q(outcome__in=["upheld", "rejected"])
                    & ~Q(answer="")
                    & Q(settled_on__gte=F("received_on"), settled_on__isnull=False, settled_by__isnull=False)
                ),
                name="inspections_positiveobjection_settled",
                violation_error_message="核查异议须有结果、情况、日期和核查人，且不早于收到日期。",
            ),
        ]

    def __str__(self):
        return f"{self.objector} {self.received_on}"
