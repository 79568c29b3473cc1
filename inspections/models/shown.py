"""亮码: the code by which a firm sees the basis of a visit, and what the firm says about it."""

from django.db import models
from django.db.models import F, Q


class VisitCodeQuerySet(models.QuerySet):
    def valid(self, at):
        """Codes that still open their page."""
        return self.filter(expires_at__gt=at)


class VisitCode(models.Model):
    """The code of one visit. The token is derived from `nonce` and the secret key; its digest alone is looked up."""

    task = models.OneToOneField(
        "inspections.InspectionTask", on_delete=models.PROTECT, related_name="shown_code"
    )
    nonce = models.CharField(max_length=32)
    digest = models.CharField("指纹", max_length=64, unique=True)
    issued_at = models.DateTimeField("出示时间")
    issued_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="出示人", related_name="+"
    )
    expires_at = models.DateTimeField("有效至")

    objects = VisitCodeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查码"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")),
                name="inspections_visitcode_times",
                violation_error_message="检查码的有效期须晚于出示时间。",
            )
        ]

    def __str__(self):
        return f"{self.task} 检查码"


class VisitRatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Ratings of visits of the user's bureau and below."""
        return self.filter(task__office__path__startswith=user.scope_path)


class VisitRating(models.Model):
    """确认和评价, once for each visit, by whoever holds its code."""

    class Score(models.IntegerChoices):
        BEST = 5, "很满意"
        GOOD = 4, "满意"
        FAIR = 3, "一般"
        POOR = 2, "不满意"
        WORST = 1, "很不满意"

    task = models.OneToOneField("inspections.InspectionTask", on_delete=models.PROTECT, related_name="rating")
    name = models.CharField("确认人", max_length=40)
    post = models.CharField("职务", max_length=30, blank=True)
    certificates_shown = models.BooleanField("检查人员出示了执法证件")
    basis_told = models.BooleanField("检查人员说明了检查依据和事项")
    score = models.PositiveSmallIntegerField("评价", choices=Score.choices)
    comment = models.TextField("意见", blank=True)
    rated_at = models.DateTimeField("评价时间")

    objects = VisitRatingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业评价"
        ordering = ["-rated_at", "-pk"]
        indexes = [models.Index(fields=["-rated_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(score__gte=1, score__lte=5),
                name="inspections_visitrating_score",
                violation_error_message="评价须为五档之一。",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="inspections_visitrating_who",
                violation_error_message="须写明确认人。",
            ),
        ]

    def __str__(self):
        return f"{self.task} {self.get_score_display()}"
