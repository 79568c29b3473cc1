"""The scene record of a sealing (现场笔录), part by part as 行政强制法 第18条 asks for it."""

from django.db import models
from django.db.models import F, Q


class SealingScene(models.Model):
    """What happened on the spot. What was found and done in words stands in `Sealing.scene_record`."""

    class Presence(models.TextChoices):
        PARTY = "party", "当事人（法定代表人、负责人）到场"
        AGENT = "agent", "现场负责人或者受委托人到场"
        ABSENT = "absent", "经通知当事人不到场"

    class Signature(models.TextChoices):
        SIGNED = "signed", "已签名或者盖章"
        REFUSED = "refused", "拒绝签名或者盖章"
        ABSENT = "absent", "不在场"

    sealing = models.OneToOneField(
        "cases.Sealing", on_delete=models.PROTECT, related_name="scene", verbose_name="查封扣押"
    )
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间")
    certificates_shown = models.BooleanField("已出示执法证件")
    told = models.BooleanField("已当场告知理由、依据、权利和救济途径")
    presence = models.CharField("到场情况", max_length=8, choices=Presence.choices)
    present_name = models.CharField("到场人姓名、职务", max_length=60, blank=True)
    defence = models.TextField("陈述和申辩", blank=True)
    signature = models.CharField("签名情况", max_length=8, choices=Signature.choices)
    witness = models.CharField("见证人", max_length=60, blank=True)
    list_handed = models.BooleanField("清单一式两份，已交当事人一份")
    video = models.BooleanField("有音像记录", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "查封现场笔录"
        constraints = [
            models.CheckConstraint(
                condition=Q(certificates_shown=True, told=True),
                name="cases_scene_certificates_and_rights",
                violation_error_message="须出示执法证件，当场告知理由、依据、权利和救济途径（行政强制法 第18条）。",
            ),
            models.CheckConstraint(
                condition=Q(list_handed=True),
                name="cases_scene_list_handed",
                violation_error_message="决定书和清单须当场交付，清单一式两份（行政强制法 第24条）。",
            ),
            models.CheckConstraint(
                condition=Q(presence="absent") | ~Q(present_name=""),
                name="cases_scene_present_named",
                violation_error_message="请填写到场人姓名、职务。",
            ),
            models.CheckConstraint(
                condition=(~Q(presence="absent") & Q(signature="signed")) | ~Q(witness=""),
                name="cases_scene_witness",
                violation_error_message="当事人不到场或者拒绝签名的，须有见证人到场签名（行政强制法 第18条）。",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__gt=F("started_at")),
                name="cases_scene_times",
                violation_error_message="现场笔录的结束时间须晚于开始时间。",
            ),
        ]

    def __str__(self):
        return f"{self.sealing} 现场笔录"
