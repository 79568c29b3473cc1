"""抽查事项清单: what may be inspected, on what legal basis, in versions by date."""

from django.db import models
from django.db.models import F, Q

from bureau.kept import Kept, KeptQuerySet
from bureau.law.models import ViolationBasis
from inspections.models.enterprise import Category, Industry


class InspectionItem(Kept):
    """One version of an item of the list. A change of law is a new version; plans and visits keep theirs."""

    class Kind(models.TextChoices):
        GENERAL = "general", "一般检查事项"
        KEY = "key", "重点检查事项"

    class Way(models.TextChoices):
        SITE = "site", "现场检查"
        PAPER = "paper", "书面检查"
        ONLINE = "online", "在线监测数据核查"
        ANY = "any", "现场、书面或在线"

    version_of = ("code",)

    code = models.SlugField("代码", max_length=40)
    name = models.CharField("抽查事项", max_length=80)
    kind = models.CharField("事项类别", max_length=10, choices=Kind.choices, default=Kind.GENERAL)
    category = models.CharField("检查对象类别", max_length=10, choices=Category.choices, blank=True)
    industry = models.CharField("检查对象行业", max_length=12, choices=Industry.choices, blank=True)
    way = models.CharField("检查方式", max_length=10, choices=Way.choices, default=Way.ANY)
    content = models.CharField("检查内容", max_length=300)
    basis = models.CharField("检查依据", max_length=300)
    department = models.CharField("检查主体", max_length=60)
    partners = models.CharField("可联合部门", max_length=120, blank=True)
    effective_from = models.DateField("起用日")
    effective_to = models.DateField("止用日", null=True, blank=True)
    source = models.CharField("出处", max_length=120, blank=True)
    verified = models.CharField(
        "核对", max_length=2, choices=ViolationBasis.Verified.choices, default=ViolationBasis.Verified.NO
    )

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "抽查事项"
        ordering = ["code", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "effective_from"],
                name="inspections_inspectionitem_version",
                violation_error_message="这一事项在同一天已有一个版本。",
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="inspections_inspectionitem_dates",
                violation_error_message="止用日不能早于起用日。",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="inspections_inspectionitem_cites_law",
                violation_error_message="抽查事项须写明检查依据：没有依据的不列入清单。",
            ),
        ]

    def __str__(self):
        return self.name
