"""In whose name the bureau decides, by date."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from bureau.kept import Kept, KeptQuerySet
from bureau.law.models.violation import ViolationBasis


class OrganQuerySet(KeptQuerySet):
    """Questions about issuing organs."""

    def on(self, day: date):
        """The organs in force on a day."""
        return self.in_force(day)


class Organ(Kept):
    """The organ on the head, the seal and the sign-off of a decision, which must be one and the same."""

    version_of = ("prefix",)

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=60)
    seal_name = models.CharField("印章名称", max_length=60)
    prefix = models.CharField("文号代字", max_length=20)
    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="机构"
    )
    effective_from = models.DateField("起用日")
    effective_to = models.DateField("止用日", null=True, blank=True)
    basis = models.CharField("依据", max_length=120)
    review_body = models.CharField("复议机关", max_length=60)
    review_body_other = models.CharField("也可受理复议的机关", max_length=60, blank=True)
    review_article = models.CharField("复议依据", max_length=80)
    court = models.CharField("管辖法院", max_length=60)
    credit_code = models.CharField("统一社会信用代码", max_length=18)
    address = models.CharField("地址", max_length=80)
    phone = models.CharField("电话", max_length=30)
    payee = models.CharField("罚款收款单位", max_length=60)
    payee_bank = models.CharField("收款银行", max_length=60)
    payee_account = models.CharField("收款账号", max_length=40)
    source = models.CharField("出处", max_length=120, blank=True)
    verified = models.CharField(
        "核对", max_length=2, choices=ViolationBasis.Verified.choices, default=ViolationBasis.Verified.NO
    )
    invented = models.BooleanField("虚构示例", default=False)

    objects = OrganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "作出机关"
        ordering = ["-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["prefix", "effective_from"],
                name="law_organ_version",
                violation_error_message="同一代字在同一天已有作出机关。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="law_organ_dates",
                violation_error_message="止用日不能早于起用日。",
            ),
            models.CheckConstraint(
                condition=Q(seal_name=F("name")),
                name="law_organ_seal",
                violation_error_message="印章名称须与机关名称一致。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def review_sentence(self) -> str:
        """Where a review may be asked for, as the papers print it."""
        if self.review_body_other:
            return f"{self.review_body}或者{self.review_body_other}"
        return self.review_body
