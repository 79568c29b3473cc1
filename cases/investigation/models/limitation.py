"""What the limitation of the act (追责期限) is counted by, stated by the handlers."""

from django.db import models


class Limitation(models.Model):
    """Discovery, whether the act still went on then, and what harm it did (行政处罚法 第36条; 法典 第1054条)."""

    class Harm(models.TextChoices):
        NONE = "none", "没有造成危害后果"
        POLLUTION = "pollution", "造成环境污染或者生态破坏"
        LIFE = "life", "涉及公民生命健康安全且有危害后果"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="limitation", verbose_name="案件"
    )
    discovered_on = models.DateField("发现日期")
    continuing = models.BooleanField("发现时行为仍在连续或者继续", default=False)
    harm = models.CharField("危害后果", max_length=10, choices=Harm.choices)
    note = models.CharField("认定依据", max_length=200)
    stated_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="认定人"
    )
    stated_on = models.DateField("认定日期")

    class Meta:
        verbose_name = verbose_name_plural = "追责期限认定"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(note=""),
                name="cases_limitation_note",
                violation_error_message="须写明发现日期、行为状态和危害后果的认定依据。",
            )
        ]

    def __str__(self):
        return f"{self.discovered_on} 发现"
