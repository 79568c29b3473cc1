"""One draw: what was committed, what was revealed, who was drawn. The arithmetic is in `inspections.draw`."""

from django.db import models
from django.db.models import F, Q

from inspections.models.enterprise import Category


class DrawQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The draws of the user's bureau and below."""
        return self.filter(plan__office__path__startswith=user.scope_path)

    def committed(self):
        """Draws whose digests are public."""
        return self.select_related("plan").order_by("-plan__year", "-plan__sequence", "-sequence")

    def revealed(self):
        """Draws whose seed is known."""
        return self.filter(revealed_at__isnull=False)

    def in_force(self):
        """The one draw of each plan that counts."""
        return self.filter(active=True)


class Draw(models.Model):
    """A commitment and, later, its revelation. A redraw is a new row with a reason; the first stays beside it.

    `pool` is the frozen text of docs/draw.md; `record` the canonical JSON anyone can verify. Neither is ever changed.
    """

    plan = models.ForeignKey(
        "inspections.DrawPlan", on_delete=models.PROTECT, related_name="draws", verbose_name="计划"
    )
    sequence = models.PositiveSmallIntegerField("第几次", default=1)
    number = models.CharField("抽取编号", max_length=60)
    active = models.BooleanField("有效", default=True)
    reason = models.CharField("重抽理由", max_length=200, blank=True)
    format_version = models.PositiveSmallIntegerField("格式版本", default=1)
    frozen_at = models.DateTimeField("冻结时间")
    frozen_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准冻结"
    )
    pool = models.TextField("冻结名录")
    pool_digest = models.CharField("名录摘要", max_length=64)
    secret = models.CharField("密值", max_length=64)
    commitment = models.CharField("承诺", max_length=64)
    public_source = models.CharField("公开值来源", max_length=120)
    public_due_on = models.DateField("公开值产生日期")
    public_value = models.CharField("公开值", max_length=120, blank=True)
    seed = models.CharField("种子", max_length=64, blank=True)
    revealed_at = models.DateTimeField("抽取时间", null=True, blank=True)
    revealed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="抽取人"
    )
    record = models.TextField("公布的记录", blank=True)

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "抽取"
        ordering = ["plan", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(active=True),
                name="inspections_draw_one_active",
                violation_error_message="本计划已有一次有效抽取。",
            ),
            models.UniqueConstraint(fields=["plan", "sequence"], name="inspections_draw_sequence"),
            models.CheckConstraint(
                condition=Q(sequence=1) | ~Q(reason=""),
                name="inspections_draw_redraw_says_why",
                violation_error_message="重抽须写明理由，理由随结果公开。",
            ),
            models.CheckConstraint(
                condition=Q(revealed_at__isnull=True, seed="", public_value="", record="")
                | (Q(revealed_at__gt=F("frozen_at")) & ~Q(seed="") & ~Q(public_value="") & ~Q(record="")),
                name="inspections_draw_revealed_together",
                violation_error_message="公开值、种子、记录和抽取时间须同时登记，且晚于冻结。",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_revealed(self) -> bool:
        """Whether the public value is known and the result stands."""
        return self.revealed_at is not None


class DrawResult(models.Model):
    """An enterprise that was selected or stands in reserve. All other tickets follow from the draw's record."""

    class Place(models.TextChoices):
        SELECTED = "selected", "抽中"
        RESERVE = "reserve", "候补"

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="results")
    enterprise = models.ForeignKey("inspections.Enterprise", on_delete=models.PROTECT, related_name="drawn")
    stratum = models.CharField("类别", max_length=10, choices=Category.choices)
    rank = models.PositiveIntegerField("名次")
    ticket = models.CharField("票值", max_length=64)
    place = models.CharField("结果", max_length=10, choices=Place.choices)
    officer_a = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    officer_b = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = verbose_name_plural = "抽取结果"
        ordering = ["draw", "stratum", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "enterprise"], name="inspections_drawresult_once"),
            models.UniqueConstraint(fields=["draw", "stratum", "rank"], name="inspections_drawresult_rank"),
            models.CheckConstraint(
                condition=Q(place="reserve", officer_a__isnull=True, officer_b__isnull=True)
                | (
                    Q(place="selected", officer_a__isnull=False, officer_b__isnull=False)
                    & ~Q(officer_a=F("officer_b"))
                ),
                name="inspections_drawresult_two_officers",
                violation_error_message="抽中的企业须有两名不同的执法人员。",
            ),
        ]

    def __str__(self):
        return f"{self.draw} {self.enterprise}"
