"""申请更正: what a published party says is wrong, and what became of it."""

from django.db import models
from django.db.models import Q

from bureau.dossier import Dossier


class CorrectionState(models.TextChoices):
    """Received, then answered either way."""

    RECEIVED = "received", "待核查"
    ACCEPTED = "accepted", "已更正"
    DECLINED = "declined", "不予更正"


class Correction(Dossier):
    """One request, sent from the public site. Contact data is seen by staff only and never published."""

    State = CorrectionState

    state = models.CharField(
        "状态",
        max_length=30,
        choices=CorrectionState.choices,
        default=CorrectionState.RECEIVED,
        db_index=True,
    )
    code = models.CharField("受理号", max_length=14, unique=True)
    publication = models.ForeignKey(
        "publicity.Publication",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="公开内容",
    )
    applicant = models.CharField("申请人", max_length=60)
    contact = models.CharField("联系方式", max_length=60)
    what = models.TextField("哪里有误", max_length=1000)
    evidence = models.TextField("依据", max_length=1000, blank=True)
    sender = models.CharField("来源指纹", max_length=64, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answer = models.TextField("答复", max_length=1000, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "更正申请"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["sender", "-created_at"], name="publicity_correction_sender")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="received", answered_at=None, answered_by=None, answer="")
                | (
                    Q(
                        state__in=["accepted", "declined"],
                        answered_at__isnull=False,
                        answered_by__isnull=False,
                    )
                    & ~Q(answer="")
                ),
                name="publicity_correction_answer",
                violation_error_message="答复须同时写明时间、答复人和内容。",
            ),
        ]

    def __str__(self):
        return f"更正申请 {self.code}"
