"""What happens while something is sealed: testing, requests for release, damage; and what becomes of seized goods."""

from django.db import models
from django.db.models import F, Q

_PERSON = {"on_delete": models.PROTECT, "related_name": "+"}


class SealingTesting(models.Model):
    """检测、检验、检疫或者技术鉴定: its days are out of the term when told in writing (行政强制法 第25条第3款)."""

    sealing = models.ForeignKey(
        "cases.Sealing", on_delete=models.PROTECT, related_name="testings", verbose_name="查封扣押"
    )
    document = models.OneToOneField("documents.IssuedDocument", **_PERSON, verbose_name="告知书")
    subject = models.CharField("检测（鉴定）的物品和项目", max_length=160)
    body = models.CharField("检测（鉴定）机构", max_length=80)
    first_on = models.DateField("开始日期")
    last_on = models.DateField("结束日期")
    told_on = models.DateField("告知日期")
    finished_on = models.DateField("实际结束日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "查封期间的检测鉴定"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on"), first_on__gte=F("told_on")),
                name="cases_sealingtesting_dates",
                violation_error_message="检测（鉴定）期间须明确起止，并在开始前书面告知（行政强制法 第25条）。",
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True)
                | Q(finished_on__gte=F("first_on"), finished_on__lte=F("last_on")),
                name="cases_sealingtesting_finished",
                violation_error_message="实际结束日期须在告知的期间之内；延后的须重新告知。",
            ),
        ]

    def __str__(self):
        return f"{self.subject} {self.first_on} 至 {self.finished_on or self.last_on}"


class ReleaseRequest(models.Model):
    """解除申请 of the party; checked and decided within five working days (查封扣押办法 第18、19条)."""

    sealing = models.ForeignKey(
        "cases.Sealing", on_delete=models.PROTECT, related_name="requests", verbose_name="查封扣押"
    )
    received_on = models.DateField("收到日期")
    by = models.CharField("申请人", max_length=60)
    content = models.TextField("申请理由")
    file = models.ForeignKey("record.StoredFile", **_PERSON, null=True, blank=True, verbose_name="申请材料")
    checked = models.TextField("核查情况", blank=True)
    answered_on = models.DateField("决定日期", null=True, blank=True)
    answered_by = models.ForeignKey("staff.User", **_PERSON, null=True, blank=True, verbose_name="决定人")
    accepted = models.BooleanField("同意解除", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "解除申请"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, accepted__isnull=True)
                | (Q(answered_on__gte=F("received_on"), accepted__isnull=False) & ~Q(checked="")),
                name="cases_releaserequest_answered",
                violation_error_message="对解除申请的决定须有日期和核查情况。",
            ),
            models.UniqueConstraint(
                fields=["sealing"],
                condition=Q(answered_on__isnull=True),
                name="cases_releaserequest_one_open",
                violation_error_message="已有一件解除申请待决定。",
            ),
        ]

    def __str__(self):
        return f"{self.by} {self.received_on} 申请解除"


class SealBreach(models.Model):
    """封条损毁, or use, removal or sale of what is sealed, found by two officers."""

    sealing = models.ForeignKey(
        "cases.Sealing", on_delete=models.PROTECT, related_name="breaches", verbose_name="查封扣押"
    )
    found_on = models.DateField("发现日期")
    content = models.TextField("情况")
    handling = models.TextField("处理")
    officer_a = models.ForeignKey("staff.User", **_PERSON, verbose_name="执法人员")
    officer_b = models.ForeignKey("staff.User", **_PERSON, verbose_name="第二执法人员")
    file = models.ForeignKey("record.StoredFile", **_PERSON, null=True, blank=True, verbose_name="照片")

    class Meta:
        verbose_name = verbose_name_plural = "擅自损毁、启用"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(officer_a=F("officer_b")),
                name="cases_sealbreach_two_officers",
                violation_error_message="执法人员不得少于两人（行政处罚法 第42条）。",
            )
        ]

    def __str__(self):
        return f"{self.found_on} {self.content[:20]}"


class SealedGoods(models.Model):
    """What becomes of seized goods: notice to collect, return against receipt, disposal, or handing to the police."""

    sealing = models.OneToOneField(
        "cases.Sealing", on_delete=models.PROTECT, related_name="goods", verbose_name="扣押"
    )
    notified_on = models.DateField("通知领取日期", null=True, blank=True)
    returned_on = models.DateField("领取日期", null=True, blank=True)
    receiver = models.CharField("领取人", max_length=60, blank=True)
    condition = models.CharField("领取时清点情况", max_length=200, blank=True)
    disposed_on = models.DateField("处理日期", null=True, blank=True)
    disposal = models.TextField("处理方式和款项去向", blank=True)
    handed_on = models.DateField("移交日期", null=True, blank=True)
    handed_to = models.CharField("接收机关", max_length=80, blank=True)
    filing_paper = models.CharField("立案决定文号", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "扣押财物处理"
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | (~Q(receiver="") & ~Q(condition="")),
                name="cases_sealedgoods_receipt",
                violation_error_message="返还财物须有领取人签收和清点情况（行政强制法 第28条）。",
            ),
            models.CheckConstraint(
                condition=Q(disposed_on__isnull=True)
                | (Q(notified_on__lt=F("disposed_on"), returned_on__isnull=True) & ~Q(disposal="")),
                name="cases_sealedgoods_disposed_after_notice",
                violation_error_message="未通知领取的财物不得处理（查封扣押办法 第21条）。",
            ),
            models.CheckConstraint(
                condition=Q(handed_on__isnull=True) | (~Q(handed_to="") & ~Q(filing_paper="")),
                name="cases_sealedgoods_handed",
                violation_error_message="移交财物须写明接收机关和刑事立案文号（行政强制法 第21条）。",
            ),
        ]

    def __str__(self):
        return f"{self.sealing} 财物"

    @property
    def is_settled(self) -> bool:
        """Nothing of the party is held any more."""
        return bool(self.returned_on or self.disposed_on or self.handed_on)
