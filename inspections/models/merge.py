"""Two entries of the register that were one enterprise: who joined them, when, why, and what was moved."""

from django.db import models
from django.db.models import F, Q


class EnterpriseMerge(models.Model):
    """`loser` became a signpost to `winner`. Cannot be undone; the draws that named the loser keep its name."""

    class CodeReason(models.TextChoices):
        RENEWED = "renewed", "换发了统一社会信用代码"
        MISTYPED = "mistyped", "登记时代码录错"

    loser = models.OneToOneField(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="并出的档案", related_name="merge"
    )
    winner = models.ForeignKey(
        "inspections.Enterprise", on_delete=models.PROTECT, verbose_name="保留的档案", related_name="merges"
    )
    code_reason = models.CharField("代码为何不同", max_length=10, choices=CodeReason.choices)
    reason = models.CharField("合并依据", max_length=200)
    merged_on = models.DateField("合并日期")
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, verbose_name="办理人", related_name="+")
    moved = models.JSONField("移转的行数", default=dict, blank=True)
    entered_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "企业档案合并"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(loser=F("winner")),
                name="inspections_enterprisemerge_two",
                violation_error_message="一家企业不能并入自己。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="inspections_enterprisemerge_says_why",
                violation_error_message="合并须写明依据。",
            ),
        ]

    def __str__(self):
        return f"{self.loser} 并入 {self.winner}"

    @property
    def moved_text(self) -> str:
        """What was moved, in words."""
        return "、".join(f"{name} {count} 条" for name, count in self.moved.items()) or "没有关联的记录"
