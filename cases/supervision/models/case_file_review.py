"""Case-file reviews (案卷评查): a round draws closed cases, reviewers score them, handlers answer what was found."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier
from cases.states import ReviewRoundState


class ReviewRound(Dossier):
    """One round. The pool and the seed are kept, so that anyone can draw the sample again."""

    state = models.CharField(
        "状态",
        max_length=30,
        choices=ReviewRoundState.choices,
        default=ReviewRoundState.PLANNED,
        db_index=True,
    )
    number = models.CharField("评查编号", max_length=40, unique=True)
    title = models.CharField("名称", max_length=80)
    closed_from = models.DateField("结案日期自")
    closed_to = models.DateField("结案日期至")
    sample = models.PositiveSmallIntegerField("抽取数量")
    heavy_first = models.BooleanField("重大案件必查", default=True)
    pool_digest = models.CharField("案卷池 SHA-256", max_length=64, blank=True)
    pool_size = models.PositiveIntegerField("案卷池数量", null=True, blank=True)
    seed = models.CharField("抽取种子", max_length=64, blank=True)
    drawn_on = models.DateField("抽取日期", null=True, blank=True)
    finished_on = models.DateField("完成日期", null=True, blank=True)
    summary = models.TextField("评查情况通报", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "案卷评查"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_to__gte=F("closed_from")),
                name="cases_reviewround_span",
                violation_error_message="结案日期的止日不能早于起日。",
            ),
            models.CheckConstraint(
                condition=Q(sample__gte=1),
                name="cases_reviewround_sample",
                violation_error_message="至少抽取一件。",
            ),
            models.CheckConstraint(
                condition=Q(state="planned", drawn_on__isnull=True)
                | Q(state="withdrawn")
                | (Q(drawn_on__isnull=False, pool_size__isnull=False) & ~Q(seed="") & ~Q(pool_digest="")),
                name="cases_reviewround_drawn",
                violation_error_message="抽取后须留存案卷池、种子和日期。",
            ),
            models.CheckConstraint(
                condition=~Q(state="finished") | (Q(finished_on__gte=F("drawn_on")) & ~Q(summary="")),
                name="cases_reviewround_finished",
                violation_error_message="完成评查须有日期和情况通报。",
            ),
        ]

    def __str__(self):
        return self.title


class FileReview(models.Model):
    """One case of a round: who reads it, the score, the verdict."""

    class Verdict(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        QUALIFIED = "qualified", "合格"
        UNQUALIFIED = "unqualified", "不合格"

    round = models.ForeignKey(
        ReviewRound, on_delete=models.PROTECT, related_name="files", verbose_name="评查"
    )
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="file_reviews", verbose_name="案件"
    )
    ticket = models.CharField("签号", max_length=64)
    compulsory = models.BooleanField("必查", default=False)
    self_score = models.DecimalField("自查得分", max_digits=5, decimal_places=1, null=True, blank=True)
    reviewer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="评查人"
    )
    reviewed_on = models.DateField("评查日期", null=True, blank=True)
    score = models.DecimalField("得分", max_digits=5, decimal_places=1, null=True, blank=True)
    verdict = models.CharField("结论", max_length=12, choices=Verdict.choices, blank=True)
    opinion = models.TextField("评查意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "评查案卷"
        ordering = ["-compulsory", "ticket"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "case"],
                name="cases_filereview_once",
                violation_error_message="同一次评查中一件案卷只评一次。",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True, reviewed_on__isnull=True, reviewer__isnull=True, verdict="")
                | (
                    Q(score__range=(0, 100), reviewed_on__isnull=False, reviewer__isnull=False)
                    & ~Q(verdict="")
                ),
                name="cases_filereview_whole",
                violation_error_message="评查结果须有评查人、日期、得分（0 至 100）和结论。",
            ),
        ]

    def __str__(self):
        return f"{self.case} 评查"


class ReviewFinding(models.Model):
    """One deduction (扣分项), answered by the handler."""

    review = models.ForeignKey(
        FileReview, on_delete=models.PROTECT, related_name="findings", verbose_name="评查案卷"
    )
    item = models.CharField("评查项", max_length=80)
    points = models.DecimalField("扣分", max_digits=5, decimal_places=1)
    fatal = models.BooleanField("一票否决", default=False)
    text = models.TextField("问题")
    answer = models.TextField("整改说明", blank=True)
    answered_on = models.DateField("整改日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="整改人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "评查问题"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="cases_reviewfinding_points",
                violation_error_message="扣分不能为负。",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="", answered_by__isnull=True)
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="cases_reviewfinding_answered",
                violation_error_message="整改须写明情况、日期和整改人。",
            ),
        ]

    def __str__(self):
        return self.item
