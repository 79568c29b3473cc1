"""The inquiry record (调查询问笔录): one person, two officers, questions and answers."""

from django.db import models
from django.db.models import Q

from cases.investigation.models.acting import SignedRecord


class InquiryRecord(SignedRecord):
    """The person asked alone, told of the rights; a statement of the party or the testimony of a witness."""

    class Standing(models.TextChoices):
        PARTY = "party", "当事人（含法定代表人、负责人、受委托人）"
        WITNESS = "witness", "证人"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="inquiries", verbose_name="案件"
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
    standing = models.CharField("被询问人身份", max_length=8, choices=Standing.choices)
    person = models.CharField("被询问人", max_length=40)
    person_code = models.CharField("身份证号", max_length=18)
    relation = models.CharField("与本案关系", max_length=60)
    employer = models.CharField("工作单位和职务", max_length=100, blank=True)
    phone = models.CharField("电话", max_length=30, blank=True)
    address = models.CharField("住址", max_length=160, blank=True)

    class Meta(SignedRecord.Meta):
        verbose_name = verbose_name_plural = "调查询问笔录"
        ordering = ["started_at", "pk"]
        constraints = [
            *SignedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(person="") & ~Q(person_code="") & ~Q(relation=""),
                name="cases_inquiryrecord_person",
                violation_error_message="须写明被询问人的姓名、身份证号和与本案的关系。",
            ),
        ]

    def __str__(self):
        return f"调查询问笔录（{self.person}）"


class InquiryAnswer(models.Model):
    """One question with its answer, in order."""

    inquiry = models.ForeignKey(
        InquiryRecord, on_delete=models.CASCADE, related_name="answers", verbose_name="询问笔录"
    )
    position = models.PositiveSmallIntegerField("序号")
    question = models.TextField("问")
    answer = models.TextField("答")

    class Meta:
        verbose_name = verbose_name_plural = "问答"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "position"], name="cases_inquiryanswer_position"),
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(answer=""),
                name="cases_inquiryanswer_whole",
                violation_error_message="问和答都须填写。",
            ),
        ]

    def __str__(self):
        return self.question[:30]
