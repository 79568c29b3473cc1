"""What is proposed: legal basis, outcome with its grounds, amount, other kinds of penalty."""

from django.db import models
from django.db.models import F, Q

EXEMPT = ("first_exempt", "slight_exempt", "nofault_exempt")


class Proposal(models.Model):
    """What the investigators propose and the review confirms. `grounds` are codes of `cases.decision.grounds`."""

    class Outcome(models.TextChoices):
        NORMAL = "normal", "一般处罚"
        LIGHTER = "lighter", "从轻处罚"
        MITIGATED = "mitigated", "减轻处罚"
        HEAVIER = "heavier", "从重处罚"
        FIRST_EXEMPT = "first_exempt", "首违不罚"
        SLIGHT_EXEMPT = "slight_exempt", "轻微不予处罚"
        NO_FAULT_EXEMPT = "nofault_exempt", "没有主观过错不予处罚"

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="proposal", verbose_name="案件"
    )
    basis = models.ForeignKey(
        "law.ViolationBasis", on_delete=models.PROTECT, related_name="+", verbose_name="处罚依据"
    )
    duty_articles = models.CharField("违反条款", max_length=160, blank=True)
    law_choice_reason = models.CharField("适用新旧法的理由", max_length=300, blank=True)
    outcome = models.CharField("裁量结论", max_length=14, choices=Outcome.choices, default=Outcome.NORMAL)
    grounds = models.CharField("从重、从轻、减轻或者不予处罚的情形", max_length=200, blank=True)
    ground_facts = models.TextField("情形的事实和证据", blank=True)
    fault = models.CharField("主观过错", max_length=200, blank=True)
    factors = models.JSONField("裁量因素", default=list, blank=True)
    reasons = models.TextField("裁量理由")
    base_amount = models.DecimalField(
        "总投资额或处置费用", max_digits=16, decimal_places=2, null=True, blank=True
    )
    range_min = models.DecimalField("幅度下限", max_digits=14, decimal_places=2, null=True, blank=True)
    range_max = models.DecimalField("幅度上限", max_digits=14, decimal_places=2, null=True, blank=True)
    fine = models.DecimalField("罚款", max_digits=14, decimal_places=2, default=0)
    confiscation = models.DecimalField("没收违法所得", max_digits=14, decimal_places=2, default=0)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "处罚建议"
        constraints = [
            models.CheckConstraint(
                condition=Q(fine__gte=0) & Q(confiscation__gte=0),
                name="cases_proposal_amounts",
                violation_error_message="金额不能为负。",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=EXEMPT) | Q(fine=0, confiscation=0),
                name="cases_proposal_exempt_is_free",
                violation_error_message="不予处罚的案件罚款须为零。",
            ),
            models.CheckConstraint(
                condition=Q(range_max__isnull=True) | Q(fine__lte=F("range_max")),
                name="cases_proposal_within_maximum",
                violation_error_message="罚款超过法定上限。请按幅度填写。",
            ),
            models.CheckConstraint(
                condition=Q(range_min__isnull=True)
                | Q(fine__gte=F("range_min"))
                | Q(outcome__in=("mitigated", *EXEMPT)),
                name="cases_proposal_below_minimum_needs_ground",
                violation_error_message="罚款低于法定下限，须有减轻处罚情形（行政处罚法 第32条）。",
            ),
            models.CheckConstraint(
                condition=Q(outcome="normal") | ~Q(grounds=""),
                name="cases_proposal_grounds",
                violation_error_message="从重、从轻、减轻或者不予处罚须选定法定情形（行政处罚法 第32、33条）。",
            ),
        ]

    def __str__(self):
        return f"{self.case} {self.get_outcome_display()}"

    @property
    def is_exempt(self) -> bool:
        """No penalty at all."""
        return self.outcome in EXEMPT

    @property
    def ground_codes(self) -> list[str]:
        """The grounds as a list."""
        return [code for code in self.grounds.split(",") if code]

    @property
    def duty(self) -> str:
        """The article of the duty: the officer's where the register has none."""
        return self.basis.duty_articles or self.duty_articles

    @property
    def sheet(self):
        """The worksheet in use, or None."""
        return self.sheets.select_related("benchmark", "made_by").last()


class PenaltyItem(models.Model):
    """A penalty beside the fine and the confiscated gains, which are columns: proposed, noticed or decided."""

    class Kind(models.TextChoices):
        WARNING = "warning", "警告"
        CRITICISM = "criticism", "通报批评"
        OBJECTS = "objects", "没收非法财物"
        SUSPEND_PERMIT = "permit_hold", "暂扣许可证件"
        LOWER_PERMIT = "permit_lower", "降低资质等级"
        REVOKE_PERMIT = "permit_revoke", "吊销许可证件"
        BAR_PERMIT = "permit_bar", "一定时期内不得申请行政许可"
        RESTRICT = "restrict", "限制开展生产经营活动"
        RECTIFY = "rectify", "责令停产整治"
        STOP = "stop", "责令停产停业"
        CLOSE = "close", "责令关闭"
        REMOVE = "remove", "责令限期拆除"
        BAR_TRADE = "trade_bar", "禁止从业"

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, null=True, blank=True, related_name="items", verbose_name="建议"
    )
    notice = models.ForeignKey(
        "cases.PriorNotice",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name="事先告知",
    )
    decision = models.ForeignKey(
        "cases.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name="处罚决定",
    )
    kind = models.CharField("种类", max_length=14, choices=Kind.choices)
    amount = models.DecimalField("价值", max_digits=14, decimal_places=2, null=True, blank=True)
    object = models.CharField("对象", max_length=160, blank=True)
    term = models.CharField("期限", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "其他种类的处罚"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, notice__isnull=True, decision__isnull=True)
                | Q(proposal__isnull=True, notice__isnull=False, decision__isnull=True)
                | Q(proposal__isnull=True, notice__isnull=True, decision__isnull=False),
                name="cases_penaltyitem_one_owner",
                violation_error_message="一项处罚只属于建议、告知或者决定之一。",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="cases_penaltyitem_amount",
                violation_error_message="价值不能为负。",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["warning", "criticism"]) | ~Q(object=""),
                name="cases_penaltyitem_object",
                violation_error_message="请写明处罚的对象，例如许可证名称及编号、停产的生产线。",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def facts(self) -> dict:
        """What a copy carries on, from proposal to notice to decision."""
        return {"kind": self.kind, "amount": self.amount, "object": self.object, "term": self.term}
