"""Demand (催告), application to the court (申请强制执行), substitute performance (代履行)."""

from django.db import models
from django.db.models import F, Q


class Demand(models.Model):
    """督促履行义务催告书 with the party's defence (行政强制法 第35、36、54条)."""

    class Purpose(models.TextChoices):
        COURT = "court", "申请人民法院强制执行前催告"
        SUBSTITUTE = "substitute", "代履行前催告"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="demands", verbose_name="案件"
    )
    purpose = models.CharField("用途", max_length=10, choices=Purpose.choices, default=Purpose.COURT)
    issued_on = models.DateField("制发日期")
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="催告书"
    )
    principal = models.DecimalField("罚没款", max_digits=14, decimal_places=2, default=0)
    surcharge = models.DecimalField("加处罚款", max_digits=14, decimal_places=2, default=0)
    obligation = models.TextField("其他义务", blank=True)
    perform_by = models.DateField("履行期限", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    ripe_on = models.DateField("最早可申请或实施日期", null=True, blank=True)
    defence_on = models.DateField("收到陈述申辩日期", null=True, blank=True)
    defence = models.TextField("陈述申辩", blank=True)
    answered_on = models.DateField("复核日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    answer = models.TextField("复核意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "催告"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(principal__gte=0)
                & Q(surcharge__gte=0)
                & (Q(principal__gt=0) | Q(surcharge__gt=0) | ~Q(obligation="")),
                name="cases_demand_object",
                violation_error_message="催告须有明确的金额或者义务（行政强制法 第35条）。",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True, ripe_on__isnull=True)
                | Q(served_on__gte=F("issued_on"), ripe_on__gt=F("served_on")),
                name="cases_demand_dates",
                violation_error_message="催告书送达不早于制发，送达后须经法定期间。",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("defence_on")),
                name="cases_demand_answered",
                violation_error_message="复核不早于收到陈述申辩。",
            ),
        ]

    def __str__(self):
        return f"{self.document} {self.get_purpose_display()}"

    @property
    def total(self):
        """The exact sum demanded, in yuan."""
        return self.principal + self.surcharge


class CourtApplication(models.Model):
    """强制执行申请书 and what the court did with it (行政强制法 第53至60条). The window is kept as it was computed."""

    class Ruling(models.TextChoices):
        ALLOWED = "allowed", "准予强制执行"
        PARTLY = "partly", "部分准予强制执行"
        REFUSED = "refused", "不准予强制执行"

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="court_applications", verbose_name="案件"
    )
    demand = models.ForeignKey(
        Demand, on_delete=models.PROTECT, related_name="applications", verbose_name="催告"
    )
    applied_on = models.DateField("申请日期")
    signed_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="签名的负责人"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="强制执行申请书"
    )
    court = models.CharField("人民法院", max_length=60)
    principal = models.DecimalField("罚没款", max_digits=14, decimal_places=2)
    surcharge = models.DecimalField("加处罚款", max_digits=14, decimal_places=2)
    target = models.TextField("申请强制执行标的")
    opens_on = models.DateField("可申请首日")
    closes_on = models.DateField("可申请末日")
    basis = models.JSONField("期限计算")
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    docket = models.CharField("案号", max_length=60, blank=True)
    declined_on = models.DateField("不予受理日期", null=True, blank=True)
    declined_reason = models.TextField("不予受理理由", blank=True)
    ruled_on = models.DateField("裁定日期", null=True, blank=True)
    ruling = models.CharField("裁定", max_length=8, choices=Ruling.choices, blank=True)
    ruling_note = models.TextField("裁定内容", blank=True)
    finished_on = models.DateField("执行终结日期", null=True, blank=True)
    finished_note = models.TextField("执行结果", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请强制执行"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_on__gte=F("opens_on")) & Q(applied_on__lte=F("closes_on")),
                name="cases_court_window",
                violation_error_message="申请强制执行须在法定期限内（行政强制法 第53条）。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(declined_on__isnull=True) & ~Q(ruling="refused"),
                name="cases_court_one_open",
                violation_error_message="本案已申请强制执行。",
            ),
            models.CheckConstraint(
                condition=Q(declined_on__isnull=True)
                | (Q(accepted_on__isnull=True) & ~Q(declined_reason="")),
                name="cases_court_accepted_or_not",
                violation_error_message="受理与不予受理只能登记一项；不予受理须写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(ruled_on__isnull=True, ruling="")
                | (Q(accepted_on__isnull=False, ruled_on__gte=F("accepted_on")) & ~Q(ruling="")),
                name="cases_court_ruled",
                violation_error_message="裁定须在受理之后，并写明结果。",
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True)
                | Q(ruled_on__isnull=False, finished_on__gte=F("ruled_on")),
                name="cases_court_finished",
                violation_error_message="执行结果须在裁定之后登记。",
            ),
        ]

    def __str__(self):
        return f"{self.document} {self.court}"


class Substitution(models.Model):
    """代履行: the obligation is carried out for the party, at its cost (行政强制法 第50至52条)."""

    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="substitutions", verbose_name="案件"
    )
    order = models.ForeignKey(
        "cases.CorrectionOrder",
        on_delete=models.PROTECT,
        related_name="substitutions",
        verbose_name="责令改正",
    )
    decided_on = models.DateField("决定日期")
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="+", verbose_name="批准人"
    )
    document = models.OneToOneField(
        "documents.IssuedDocument", on_delete=models.PROTECT, related_name="+", verbose_name="代履行决定书"
    )
    reason = models.TextField("理由和依据")
    performer = models.CharField("代履行人", max_length=60)
    method = models.TextField("方式")
    planned_on = models.DateField("代履行时间")
    budget = models.DecimalField("费用预算", max_digits=14, decimal_places=2)
    done_on = models.DateField("实施日期", null=True, blank=True)
    supervisor = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="到场监督人",
    )
    witness = models.CharField("签名的当事人或见证人", max_length=60, blank=True)
    cost = models.DecimalField("实际费用", max_digits=14, decimal_places=2, null=True, blank=True)
    result = models.TextField("实施情况", blank=True)
    cost_paid_on = models.DateField("费用缴清日期", null=True, blank=True)
    cost_receipt_no = models.CharField("费用票据号", max_length=40, blank=True, default="")
    stopped_reason = models.CharField("不再代履行的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "代履行"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(budget__gte=0) & Q(planned_on__gt=F("decided_on")),
                name="cases_substitution_planned",
                violation_error_message="代履行时间须晚于决定日期，费用预算不能为负（行政强制法 第51条）。",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | (
                    Q(done_on__gt=F("decided_on"), supervisor__isnull=False, cost__isnull=False)
                    & ~Q(witness="")
                ),
                name="cases_substitution_done",
                violation_error_message="代履行须派员到场监督，并由当事人或见证人签名（行政强制法 第51条）。",
            ),
            models.CheckConstraint(
                condition=Q(cost_paid_on__isnull=True)
                | (Q(done_on__isnull=False, cost_paid_on__gte=F("done_on")) & ~Q(cost_receipt_no="")),
                name="cases_substitution_cost_paid",
                violation_error_message="代履行费用在实施后缴纳，须有日期和票据号（行政强制法 第51条）。",
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(done_on__isnull=True, stopped_reason=""),
                name="cases_substitution_one_open",
                violation_error_message="这项义务已有代履行决定在办。",
            ),
        ]

    def __str__(self):
        return f"{self.document} {self.performer}"
