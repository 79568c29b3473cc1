"""Clues (线索): where a case may begin."""

from django.db import models
from django.db.models import Q

from bureau.dossier import Dossier
from cases.file.models.party import PartyFacts, known_party
from cases.states import ClueState


class Clue(PartyFacts, Dossier):
    """A sign of a violation, from whatever source, to be checked within the filing term (办法 第18条)."""

    class Source(models.TextChoices):
        INSPECTION = "inspection", "检查发现"
        COMPLAINT = "complaint", "投诉举报"
        MONITORING = "monitoring", "在线监控"
        SAMPLING = "sampling", "监测抽样"
        PATROL = "patrol", "日常巡查"
        SELF = "self", "主动报告"
        TRANSFER = "transfer", "部门移送"
        MEDIA = "media", "媒体曝光"
        SUPERIOR = "superior", "上级交办"
        PROSECUTOR = "prosecutor", "检察、监察建议"

    class DeclineGround(models.TextChoices):
        """办法（令 30）第19条: what is missing for filing."""

        NO_EVIDENCE = "no_evidence", "没有初步证据证明违法"
        NO_VIOLATION = "no_violation", "不构成环境违法行为"
        NO_PENALTY = "no_penalty", "依法不予行政处罚"
        NOT_OURS = "not_ours", "不属于本机关管辖"
        LAPSED = "lapsed", "超过追责期限"

    state = models.CharField(
        "状态", max_length=30, choices=ClueState.choices, default=ClueState.RECEIVED, db_index=True
    )
    number = models.CharField("线索号", max_length=40, unique=True)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    finding = models.ForeignKey(
        "inspections.Finding",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clues",
        verbose_name="检查发现的问题",
    )
    received_on = models.DateField("收到日期")
    content = models.TextField("线索内容")
    place = models.CharField("地点", max_length=160, blank=True)
    violation = models.ForeignKey(
        "law.Violation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="涉嫌违法行为",
    )
    # The reporter is confidential (信访工作条例): for officers and leaders, never in lists, papers or public pages.
    reporter = models.CharField("举报人", max_length=40, blank=True)
    reporter_phone = models.CharField("举报人电话", max_length=30, blank=True)
    checked_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核查人"
    )
    check_result = models.TextField("核查情况", blank=True)
    decided_on = models.DateField("处理日期", null=True, blank=True)
    decline_ground = models.CharField(
        "不予立案情形", max_length=12, choices=DeclineGround.choices, blank=True
    )
    decline_reason = models.TextField("不予立案理由", blank=True)
    joined_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="joined",
        verbose_name="并入的线索",
    )
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="拆分自"
    )
    routed_to = models.CharField("移送机关", max_length=80, blank=True)
    route_reason = models.TextField("移送理由", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "线索"
        indexes = [
            models.Index(fields=["office", "-received_on", "-id"], name="cases_clue_received"),
            models.Index(fields=["party_name", "received_on"], name="cases_clue_party_day"),
        ]
        constraints = [
            known_party("cases_clue_party"),
            models.CheckConstraint(
                condition=~Q(state="declined") | (Q(decided_on__isnull=False) & ~Q(decline_reason="")),
                name="cases_clue_declined_says_why",
                violation_error_message="不予立案须写明理由和日期。",
            ),
            models.CheckConstraint(
                condition=Q(state="joined", joined_into__isnull=False)
                | (~Q(state="joined") & Q(joined_into__isnull=True)),
                name="cases_clue_joined_into",
                violation_error_message="并入的线索须写明并入哪一条。",
            ),
            models.CheckConstraint(
                condition=~Q(joined_into=models.F("id")) & ~Q(split_from=models.F("id")),
                name="cases_clue_not_itself",
                violation_error_message="线索不能并入自己。",
            ),
            models.CheckConstraint(
                condition=~Q(state="routed") | (~Q(routed_to="") & ~Q(route_reason="")),
                name="cases_clue_routed_to",
                violation_error_message="移送须写明接收机关和理由。",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=models.F("received_on")),
                name="cases_clue_dates",
                violation_error_message="处理日期不能早于收到日期。",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.party_name}"
