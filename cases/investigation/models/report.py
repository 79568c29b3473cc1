"""The investigation report (行政处罚案件调查报告), in its parts."""

from django.db import models
from django.db.models import Q


class InvestigationReport(models.Model):
    """Drafted from the records, edited by the handlers, issued with the end of the investigation."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="report", verbose_name="案件"
    )
    source = models.TextField("案件来源")
    process = models.TextField("调查经过")
    fact_time = models.TextField("违法行为的时间")
    fact_place = models.TextField("违法行为的地点")
    fact_act = models.TextField("违法行为")
    fact_circumstances = models.TextField("情节")
    fact_consequence = models.TextField("后果")
    characterisation = models.TextField("案件定性")
    law = models.TextField("法律适用")
    suggestion = models.TextField("裁量和处理建议")
    written_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="撰写人"
    )
    written_on = models.DateField("撰写日期")
    document = models.OneToOneField(
        "documents.IssuedDocument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="文书",
    )

    PARTS = (
        "source",
        "process",
        "fact_time",
        "fact_place",
        "fact_act",
        "fact_circumstances",
        "fact_consequence",
        "characterisation",
        "law",
        "suggestion",
    )

    class Meta:
        verbose_name = verbose_name_plural = "调查报告"
        constraints = [
            models.CheckConstraint(
                condition=~Q(fact_time="")
                & ~Q(fact_place="")
                & ~Q(fact_act="")
                & ~Q(fact_circumstances="")
                & ~Q(fact_consequence="")
                & ~Q(characterisation="")
                & ~Q(law="")
                & ~Q(suggestion=""),
                name="cases_investigationreport_whole",
                violation_error_message="调查报告的事实要素、定性、法律适用和建议都须填写。",
            )
        ]

    def __str__(self):
        return f"{self.case} 调查报告"
