"""The positive list (监督执法正面清单): who is on it, when, why, and why no longer."""

from django.db import models
from django.db.models import F, Q

from bureau.dossier import Dossier, DossierQuerySet


class PositiveQuerySet(DossierQuerySet):
    def in_force(self, on):
        """Entries that hold on a day, whatever became of them since."""
        return self.filter(
            Q(removed_on__isnull=True) | Q(removed_on__gt=on), listed_on__lte=on, until__gte=on
        )

    def active(self):
        """Applied for, under public notice or listed."""
        return self.filter(state__in=PositiveListEntry.ACTIVE)

    def to_recheck(self, on):
        """Listed entries whose quarterly re-check is overdue on a day."""
        return self.filter(state=PositiveListEntry.State.LISTED, recheck_due_on__lt=on)

    def proposed(self):
        """Listed entries that somebody, or a record, wants removed."""
        return self.filter(state=PositiveListEntry.State.LISTED, proposed_on__isnull=False)

    def barring(self, on):
        """Entries whose bar to a new application still runs."""
        return self.filter(barred_until__gt=on)


class PositiveListEntry(Dossier):
    """One stay of an enterprise on the list, from application to removal or expiry."""

    class State(models.TextChoices):
        APPLIED = "applied", "待审批"
        NOTICED = "noticed", "公示中"
        LISTED = "listed", "在册"
        DECLINED = "declined", "未通过"
        REMOVED = "removed", "已移出"
        EXPIRED = "expired", "已到期"

    class Mode(models.TextChoices):
        ONLINE = "online", "在线监控"
        VIDEO = "video", "视频监控"
        POWER = "power", "用电监控"
        PAPER = "paper", "台账和自查报告"

    class ReasonIn(models.TextChoices):
        LIVELIHOOD = "livelihood", "民生保障"
        LOW = "low", "污染小、吸纳就业多"
        PROJECT = "project", "重大工程"
        INDUSTRY = "industry", "重点领域企业"
        MANAGED = "managed", "管理规范、连续守法"

    class ReasonOut(models.TextChoices):
        VIOLATION = "violation", "环境违法"
        INCIDENT = "incident", "发生环境事件"
        FRAUD = "fraud", "弄虚作假"
        UNFIT = "unfit", "不再符合条件"
        ASKED = "asked", "企业自愿退出"

    BARRING = (ReasonOut.VIOLATION, ReasonOut.INCIDENT, ReasonOut.FRAUD)
    ACTIVE = (State.APPLIED, State.NOTICED, State.LISTED)

    state = models.CharField(
        "状态", max_length=30, choices=State.choices, default=State.APPLIED, db_index=True
    )
    enterprise = models.ForeignKey(
        "inspections.Enterprise",
        on_delete=models.PROTECT,
        verbose_name="企业",
        related_name="positive_entries",
    )
    reason_in = models.CharField("列入情形", max_length=12, choices=ReasonIn.choices)
    basis = models.CharField("列入依据", max_length=200)
    mode = models.CharField("监管方式", max_length=8, choices=Mode.choices)
    notice_from = models.DateField("公示开始", null=True, blank=True)
    notice_until = models.DateField("公示结束", null=True, blank=True)
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="批准人", related_name="+"
    )
    listed_on = models.DateField("列入日期", null=True, blank=True, db_index=True)
    until = models.DateField("有效期至", null=True, blank=True, db_index=True)
    recheck_due_on = models.DateField("下次复核期限", null=True, blank=True, editable=False)
    overdue_noted_on = models.DateField("复核逾期登记", null=True, blank=True, editable=False)
    proposed_on = models.DateField("建议移出日期", null=True, blank=True, editable=False)
    proposal = models.CharField("建议移出的理由", max_length=200, blank=True, editable=False)
    removed_on = models.DateField("移出日期", null=True, blank=True)
    kind_out = models.CharField("移出情形", max_length=10, choices=ReasonOut.choices, blank=True)
    reason_out = models.CharField("移出或未通过的理由", max_length=200, blank=True)
    barred_until = models.DateField("不得再列入至", null=True, blank=True)

    objects = PositiveQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "正面清单"
        ordering = ["-listed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise"],
                condition=Q(state__in=["applied", "noticed", "listed"]),
                name="inspections_positivelistentry_one_active",
                violation_error_message="这家企业已在正面清单上或正在办理列入。",
            ),
            models.CheckConstraint(
                condition=Q(listed_on__isnull=True, until__isnull=True) | Q(until__gt=F("listed_on")),
                name="inspections_positivelistentry_period",
                violation_error_message="有效期须晚于列入日期。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["listed", "removed", "expired"]) | Q(listed_on__isnull=False),
                name="inspections_positivelistentry_listed_when",
                violation_error_message="列入须有日期和有效期。",
            ),
            models.CheckConstraint(
                condition=Q(state="removed", removed_on__gte=F("listed_on")) & ~Q(reason_out="")
                | (~Q(state="removed") & Q(removed_on__isnull=True)),
                name="inspections_positivelistentry_removed_why",
                violation_error_message="移出须有日期和理由，且不早于列入日期。",
            ),
            models.CheckConstraint(
                condition=Q(notice_from__isnull=True, notice_until__isnull=True)
                | Q(notice_until__gte=F("notice_from")),
                name="inspections_positivelistentry_notice",
                violation_error_message="公示结束不能早于开始。",
            ),
            models.CheckConstraint(
                condition=Q(listed_on__isnull=True)
                | Q(notice_until__isnull=False, notice_until__lt=F("listed_on")),
                name="inspections_positivelistentry_noticed_first",
                violation_error_message="公示期满的次日起才能列入。",
            ),
            models.CheckConstraint(
                condition=Q(barred_until__isnull=True)
                | Q(removed_on__isnull=False, barred_until__gt=F("removed_on")),
                name="inspections_positivelistentry_barred_after",
                violation_error_message="不得再列入的期限须晚于移出日期。",
            ),
            models.CheckConstraint(
                condition=~Q(kind_out__in=["violation", "incident", "fraud"]) | Q(barred_until__isnull=False),
                name="inspections_positivelistentry_bar",
                violation_error_message="因违法、环境事件或弄虚作假移出的，须写明不得再列入的期限。",
            ),
            models.CheckConstraint(
                condition=Q(kind_out__in=["", "violation", "incident", "fraud", "unfit", "asked"]),
                name="inspections_positivelistentry_kind_out",
                violation_error_message="移出情形须是所列的一种。",
            ),
            models.CheckConstraint(
                condition=Q(proposed_on__isnull=True, proposal="")
                | (Q(proposed_on__isnull=False) & ~Q(proposal="")),
                name="inspections_positivelistentry_proposal",
                violation_error_message="建议移出须有日期和理由。",
            ),
            models.CheckConstraint(
                condition=Q(recheck_due_on__isnull=True) | Q(state="listed"),
                name="inspections_positivelistentry_recheck",
                violation_error_message="只有在册企业需要季度复核。",
            ),
        ]

    def __str__(self):
        return f"{self.enterprise} {self.get_state_display()}"

    def is_in_notice(self, on) -> bool:
        """Whether the public may object on a day."""
        return self.state == self.State.NOTICED and self.notice_from <= on <= self.notice_until

    def holds(self, on) -> bool:
        """Whether this entry is in force on a day."""
        return bool(
            self.listed_on
            and self.listed_on <= on <= self.until
            and (self.removed_on is None or self.removed_on > on)
        )
