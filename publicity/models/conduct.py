"""执法监督: checks on how officers act, what was found, and who was held to account."""

from django.db import models
from django.db.models import F, Q

from publicity.models.base import RegisterRow, common_constraints, is_one_of


class ConductCheckKind(models.TextChoices):
    """How the check came about."""

    ROUTINE = "routine", "日常监督检查"
    SPECIAL = "special", "专项检查"
    COMPLAINT = "complaint", "投诉核查"


class ConductCheck(RegisterRow):
    """One check on enforcement conduct. Zero found is a finding: it is entered, not left out."""

    register = "conduct"
    Kind = ConductCheckKind

    kind = models.CharField("类别", max_length=10, choices=ConductCheckKind.choices)
    what = models.CharField("检查内容", max_length=120)
    checked = models.PositiveIntegerField("抽查案卷或执法活动数", default=0)
    problems = models.PositiveIntegerField("发现违规执法", default=0)
    accountable = models.PositiveIntegerField("过错责任追究人数", default=0)
    result = models.TextField("处理情况", blank=True, max_length=1000)

    class Meta(RegisterRow.Meta):
        verbose_name = verbose_name_plural = "执法行为监督"
        constraints = [
            *common_constraints("conductcheck"),
            is_one_of("conductcheck", "kind", ConductCheckKind),
            models.CheckConstraint(
                condition=Q(accountable=0) | Q(problems__gt=0),
                name="publicity_conductcheck_ground",
                violation_error_message="没有发现违规执法的，不得填写责任追究人数。",
            ),
            models.CheckConstraint(
                condition=Q(problems__lte=F("checked")),
                name="publicity_conductcheck_problems",
                violation_error_message="发现违规数不得多于抽查数。",
            ),
        ]

    def __str__(self):
        return self.what
