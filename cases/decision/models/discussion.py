"""Collective discussion by the heads (集体讨论)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class CollectiveDiscussion(models.Model):
    """集体讨论 (行政处罚法 第57条第2款; 办法 第52条). `members` vote; `reporters` report and leave the vote to them."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="discussions", verbose_name="案件"
    )
    held_on = models.DateField("讨论日期")
    place = models.CharField("地点", max_length=80)
    chair = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="主持人")
    recorder = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )
    members = models.ManyToManyField("staff.User", related_name="+", verbose_name="参加讨论人员")
    reporters = models.ManyToManyField(
        "staff.User", related_name="+", blank=True, verbose_name="汇报人（不表决）"
    )
    minutes = models.TextField("讨论记录")
    conclusion = models.TextField("讨论结论")
    fine = models.DecimalField("议定罚款", max_digits=14, decimal_places=2, default=0)
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="discussion",
        verbose_name="集体讨论笔录",
    )
    created_at = models.DateTimeField("登记时间", default=timezone.now, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "集体讨论"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.case} 集体讨论"


class DiscussionView(models.Model):
    """What one member said, or that the member stood back (回避)."""

    discussion = models.ForeignKey(
        CollectiveDiscussion, on_delete=models.CASCADE, related_name="views", verbose_name="集体讨论"
    )
    member = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="参加人员"
    )
    agrees = models.BooleanField("同意结论", null=True, blank=True)
    view = models.TextField("意见", blank=True)
    recused = models.BooleanField("回避", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "讨论意见"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["discussion", "member"],
                name="cases_discussionview_once",
                violation_error_message="同一人只记一次意见。",
            ),
            models.CheckConstraint(
                condition=Q(recused=True, agrees__isnull=True) | Q(recused=False, agrees__isnull=False),
                name="cases_discussionview_recused_has_no_vote",
                violation_error_message="回避的人员不表决，其余人员须表明意见（行政处罚法 第43条、第57条）。",
            ),
            models.CheckConstraint(
                condition=Q(agrees__isnull=True) | Q(agrees=True) | ~Q(view=""),
                name="cases_discussionview_dissent_says_why",
                violation_error_message="不同意见须如实记入笔录（办法（令 30）第52条）。",
            ),
        ]

    def __str__(self):
        return f"{self.member} {'回避' if self.recused else '同意' if self.agrees else '不同意'}"
