"""The annual report on rule of law (法治政府建设年度报告) of one bureau and year, and its sections."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from bureau.dossier import Dossier


class AnnualReport(Dossier):
    """Four parts of text with figures from the records. Figures are live until approval freezes them.

    `rounds` counts approvals: each freezes a new set of figures, earlier sets stay as they were.
    """

    class State(models.TextChoices):
        DRAFTING = "drafting", "编写中"
        SUBMITTED = "submitted", "待审定"
        APPROVED = "approved", "已审定"
        PUBLISHED = "public", "已公开"

    state = models.CharField(
        "状态", max_length=30, choices=State.choices, default=State.DRAFTING, db_index=True
    )
    year = models.PositiveSmallIntegerField("年度")
    addressee = models.CharField("主送机关", max_length=80, default="县人民政府")
    copies_to = models.CharField("抄送", max_length=120, blank=True)
    rounds = models.PositiveSmallIntegerField("审定次数", default=0)
    is_frozen = models.BooleanField("数字已冻结", default=False)
    figures_digest = models.CharField("数字校验码", max_length=64, blank=True)
    submitted_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送人"
    )
    submitted_on = models.DateField("报送日期", null=True, blank=True)
    approved_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审定人"
    )
    approved_on = models.DateField("审定日期", null=True, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "法治年度报告"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year"],
                name="reports_annualreport_year",
                violation_error_message="本局这一年度的报告已建立。",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_by__isnull=True)
                | Q(approved_on__isnull=False, approved_by__isnull=False),
                name="reports_annualreport_approved",
                violation_error_message="审定人和审定日期须同时填写。",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=True, submitted_by__isnull=True)
                | Q(submitted_on__isnull=False, submitted_by__isnull=False),
                name="reports_annualreport_submitted",
                violation_error_message="报送人和报送日期须同时填写。",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("submitted_by")),
                name="reports_annualreport_two_people",
                violation_error_message="报送人不能审定自己报送的报告。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "public"])
                | Q(is_frozen=True, approved_on__isnull=False, figures_digest__gt=""),
                name="reports_annualreport_frozen",
                violation_error_message="审定的报告，数字须已冻结。",
            ),
            models.CheckConstraint(
                condition=~Q(state="public") | Q(published_on__isnull=False),
                name="reports_annualreport_published",
                violation_error_message="公开的报告须有公开日期。",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Its own page."""
        return reverse("reports:annual", args=[self.year])

    @property
    def title(self) -> str:
        """The name of the paper."""
        return f"{self.year} 年度法治政府建设工作报告"

    @property
    def is_open(self) -> bool:
        """Whether the text may be edited."""
        return self.state == self.State.DRAFTING

    @property
    def check_code(self) -> str:
        """The first sixteen digits of the figures' digest in groups of four, as printed."""
        return (
            "-".join(self.figures_digest[i : i + 4] for i in range(0, 16, 4)) if self.figures_digest else ""
        )


class ReportSection(models.Model):
    """One section of the text. Figures stand in it as tokens such as {{cases_filed}}."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.CASCADE, related_name="sections", verbose_name="报告"
    )
    key = models.CharField("章节代号", max_length=30)
    part = models.PositiveSmallIntegerField("部分")
    order = models.PositiveSmallIntegerField("次序")
    heading = models.CharField("标题", max_length=80)
    text = models.TextField("正文", blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)
    updated_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="修改人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "报告章节"
        ordering = ["part", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                name="reports_reportsection_key",
                violation_error_message="这一章节已存在。",
            ),
            models.UniqueConstraint(
                fields=["report", "part", "order"],
                name="reports_reportsection_place",
                violation_error_message="章节次序重复。",
            ),
            models.CheckConstraint(
                condition=Q(part__gte=0, part__lte=4),
                name="reports_reportsection_part",
                violation_error_message="报告只有四个部分。",
            ),
        ]

    def __str__(self):
        return self.heading
