"""What was seen on a visit: the record, its answers and photos, and the findings."""

from django.db import models
from django.db.models import F, Q


class SceneRecord(models.Model):
    """现场检查记录 of one task. Open while the visit runs; frozen when the task is done."""

    class Signing(models.TextChoices):
        SIGNED = "signed", "当事人签字"
        REFUSED = "refused", "拒绝签字"
        ABSENT = "absent", "无人在场"

    task = models.OneToOneField("inspections.InspectionTask", on_delete=models.PROTECT, related_name="scene")
    checklist = models.ForeignKey(
        "inspections.Checklist", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    place = models.CharField("检查地点", max_length=120, blank=True)
    certificates_shown_at = models.DateTimeField("出示执法证", null=True, blank=True)
    certificate_a = models.CharField("执法证号一", max_length=30, blank=True)
    certificate_b = models.CharField("执法证号二", max_length=30, blank=True)
    rights_told = models.BooleanField("已告知申请回避等权利和配合义务", default=False)
    party_name = models.CharField("在场负责人", max_length=40, blank=True)
    party_post = models.CharField("职务", max_length=30, blank=True)
    party_phone = models.CharField("电话", max_length=30, blank=True)
    summary = models.TextField("检查情况", blank=True)
    signing = models.CharField("签字", max_length=8, choices=Signing.choices, blank=True)
    signing_note = models.CharField("拒签或无人在场的说明", max_length=200, blank=True)
    witness = models.CharField("见证人", max_length=40, blank=True)
    signed_at = models.DateTimeField("签字时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查记录"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="inspections_scenerecord_times",
                violation_error_message="结束时间不能早于开始时间。",
            ),
            models.CheckConstraint(
                condition=Q(signing="", signed_at__isnull=True)
                | (Q(signing="signed", signed_at__isnull=False) & ~Q(party_name=""))
                | (
                    Q(signing__in=["refused", "absent"], signed_at__isnull=False)
                    & ~Q(signing_note="")
                    & ~Q(witness="")
                ),
                name="inspections_scenerecord_signing",
                violation_error_message="签字须有在场负责人姓名；拒签或无人在场须有说明和见证人。",
            ),
        ]

    def __str__(self):
        return f"{self.task} 检查记录"


class Answer(models.Model):
    """The answer to one checklist item. None is preset; 不符合 says what was seen."""

    class Value(models.TextChoices):
        YES = "yes", "符合"
        NO = "no", "不符合"
        NA = "na", "不适用"

    scene = models.ForeignKey(SceneRecord, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey("inspections.ChecklistItem", on_delete=models.PROTECT, related_name="+")
    value = models.CharField("结论", max_length=3, choices=Value.choices)
    text = models.TextField("情况", blank=True)
    given = models.CharField("读数或填写", max_length=200, blank=True)
    answered_at = models.DateTimeField("登记时间", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="登记人", related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "检查项结论"
        ordering = ["item__position"]
        constraints = [
            models.UniqueConstraint(fields=["scene", "item"], name="inspections_answer_once"),
            models.CheckConstraint(
                condition=~Q(value="no") | ~Q(text=""),
                name="inspections_answer_no_says_what",
                violation_error_message="不符合的，须写明情况。",
            ),
        ]

    def __str__(self):
        return f"{self.item}：{self.get_value_display()}"


class ScenePhoto(models.Model):
    """A photo, video, sketch or signature of the visit, kept by the process record with hash, time and place."""

    class Use(models.TextChoices):
        PHOTO = "photo", "照片"
        VIDEO = "video", "录像"
        SKETCH = "sketch", "现场图"
        PARTY = "party", "当事人签名"
        OFFICER = "officer", "检查人员签名"
        WITNESS = "witness", "见证人签名"

    scene = models.ForeignKey(SceneRecord, on_delete=models.PROTECT, related_name="photos")
    item = models.ForeignKey(
        "inspections.ChecklistItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stored = models.OneToOneField("record.StoredFile", on_delete=models.PROTECT, related_name="+")
    is_signature = models.BooleanField("签字页", default=False)
    use = models.CharField("用途", max_length=8, choices=Use.choices, default=Use.PHOTO)
    signer = models.CharField("签名人", max_length=40, blank=True)
    latitude = models.DecimalField("纬度", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("经度", max_digits=9, decimal_places=6, null=True, blank=True)
    accuracy = models.PositiveIntegerField("定位误差（米）", null=True, blank=True)
    hash_agreed = models.BooleanField("指纹由设备计算并核对一致", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "现场照片"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="inspections_scenephoto_place",
                violation_error_message="经纬度须同时填写，并在地球上。",
            )
        ]

    def __str__(self):
        return self.stored.title


class InquiryNote(models.Model):
    """询问要点: whom the officers asked on the spot, and what was said. A full 询问笔录 belongs to a case."""

    scene = models.ForeignKey(SceneRecord, on_delete=models.PROTECT, related_name="notes")
    person = models.CharField("被询问人", max_length=40)
    post = models.CharField("职务", max_length=30, blank=True)
    text = models.TextField("询问要点")
    made_at = models.DateTimeField("询问时间")
    made_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "询问要点"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(person="") & ~Q(text=""),
                name="inspections_inquirynote_whole",
                violation_error_message="询问要点须写明被询问人和内容。",
            )
        ]

    def __str__(self):
        return f"{self.person}：{self.text[:20]}"


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Findings of the user's bureau and below."""
        return self.filter(task__office__path__startswith=user.scope_path)

    def of_done_visits(self):
        """Findings that stand: the visit is finished and its record frozen."""
        return self.filter(task__state="done")

    def to_follow(self):
        """Findings of finished visits that ask for an order to correct or a clue."""
        return self.of_done_visits().filter(handling__in=[Finding.Handling.ORDER, Finding.Handling.CLUE])


class Finding(models.Model):
    """A problem found, and how it is handled: corrected on the spot, an order to correct, or passed on as a clue."""

    class Handling(models.TextChoices):
        CORRECTED = "corrected", "当场改正"
        ORDER = "order", "责令改正"
        CLUE = "clue", "移送线索"

    task = models.ForeignKey("inspections.InspectionTask", on_delete=models.PROTECT, related_name="findings")
    item = models.ForeignKey(
        "inspections.ChecklistItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    description = models.TextField("问题")
    violation = models.ForeignKey(
        "law.Violation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="违法行为",
        related_name="+",
    )
    handling = models.CharField("处理", max_length=10, choices=Handling.choices)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, verbose_name="登记人", related_name="+"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查发现的问题"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(description=""),
                name="inspections_finding_says_what",
                violation_error_message="须写明发现的问题。",
            )
        ]

    def __str__(self):
        return self.description[:30]

    @property
    def enterprise(self):
        """Where it was found."""
        return self.task.enterprise
