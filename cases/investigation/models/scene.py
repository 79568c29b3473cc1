"""The scene record (现场检查（勘察）笔录), 办法 第28条."""

from django.db import models
from django.db.models import Q

from cases.investigation.models.acting import SignedRecord


class SceneRecord(SignedRecord):
    """What two officers saw at a place between two hours, and who was there for the party."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="scene_records", verbose_name="案件"
    )
    supplements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supplemented_by",
        verbose_name="补充的笔录",
    )
    recorder = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="记录人"
    )
    present_name = models.CharField("当事人在场人员", max_length=40, blank=True)
    present_post = models.CharField("职务", max_length=40, blank=True)
    present_code = models.CharField("身份证号", max_length=18, blank=True)
    absence = models.CharField("无人在场的情况", max_length=120, blank=True)
    findings = models.TextField("现场情况")
    references = models.CharField("附图和照片", max_length=200, blank=True)

    class Meta(SignedRecord.Meta):
        verbose_name = verbose_name_plural = "现场检查（勘察）笔录"
        ordering = ["started_at", "pk"]
        constraints = [
            *SignedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(findings=""),
                name="cases_scenerecord_findings",
                violation_error_message="须写明现场情况。",
            ),
            models.CheckConstraint(
                condition=~Q(present_name="") | ~Q(absence=""),
                name="cases_scenerecord_present",
                violation_error_message="须写明当事人在场人员，或者无人在场的情况。",
            ),
        ]

    def __str__(self):
        return "现场检查（勘察）笔录（补充）" if self.supplements_id else "现场检查（勘察）笔录"
