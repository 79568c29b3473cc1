"""The register of inspected enterprises (检查对象名录库)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as WrongCode

from bureau.dossier import DossierQuerySet


class Category(models.TextChoices):
    """How an enterprise is drawn: the stratum of the double-random draw."""

    KEY = "key", "重点"
    SPECIAL = "special", "特殊"
    GENERAL = "general", "一般"


class Permit(models.TextChoices):
    """Class of the pollutant discharge permit (排污许可管理类别)."""

    KEY = "key", "重点管理"
    SIMPLIFIED = "simplified", "简化管理"
    REGISTERED = "registered", "登记管理"
    NONE = "none", "无"


class Industry(models.TextChoices):
    """A short list of trades; what a county has."""

    TEXTILE = "textile", "纺织印染"
    PAPER = "paper", "造纸和纸制品"
    CHEMICAL = "chemical", "化工"
    METAL = "metal", "金属冶炼和铸造"
    PLATING = "plating", "电镀和表面处理"
    BUILDING = "building", "建材和非金属矿物"
    FOOD = "food", "食品加工"
    LIVESTOCK = "livestock", "畜禽养殖"
    HEAT = "heat", "热力和电力"
    WASTE = "waste", "废物处理和再生利用"
    SEWAGE = "sewage", "污水处理"
    WOOD = "wood", "木材和家具"
    PRINTING = "printing", "印刷和包装"
    MINING = "mining", "采选"
    MEDICAL = "medical", "医疗机构"
    REPAIR = "repair", "汽车维修"
    OTHER = "other", "其他"


def valid_code(code: str) -> None:
    """Validator of a 统一社会信用代码: 18 characters, check digit right (GB 32100)."""
    try:
        uscc.validate(code)
    except WrongCode as error:
        raise ValidationError(
            f"统一社会信用代码 {code} 不对：须为 18 位且校验位相符。请按营业执照核对。"
        ) from error


class EnterpriseQuerySet(DossierQuerySet):
    def in_use(self):
        """Enterprises that still operate here."""
        return self.filter(active=True)

    def own(self):
        """The rows that stand for an enterprise of their own: without those merged into another."""
        return self.filter(merged_into__isnull=True)

    def matching(self, text: str):
        """By code, name, or pinyin initials of the short or full name."""
        text = text.strip()
        if not text:
            return self
        found = Q(code__startswith=text.upper()) | Q(name__contains=text) | Q(short_name__contains=text)
        if text.isascii() and text.isalnum():
            low = text.lower()
            found |= Q(initials__startswith=low) | Q(initials__contains=low)
        return self.filter(found)

    def listed(self, on):
        """Enterprises on the positive list on a day."""
        holds = Q(positive_entries__removed_on__isnull=True) | Q(positive_entries__removed_on__gt=on)
        return self.filter(
            holds, positive_entries__listed_on__lte=on, positive_entries__until__gte=on
        ).distinct()

    def watched(self, on):
        """Enterprises under daily online supervision on a day."""
        return self.filter(
            Q(watches__until__isnull=True) | Q(watches__until__gte=on), watches__since__lte=on
        ).distinct()


class Enterprise(models.Model):
    """One enterprise, named by its 统一社会信用代码. Never deleted: visits and cases refer to it."""

    Category, Permit, Industry = Category, Permit, Industry

    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, verbose_name="监管机构", related_name="+"
    )
    code = models.CharField(
        "统一社会信用代码",
        max_length=18,
        unique=True,
        validators=[valid_code],
        error_messages={"unique": "名录中已有这个统一社会信用代码的企业。请查找后更新，不要重复登记。"},
    )
    name = models.CharField("企业名称", max_length=120, db_index=True)
    short_name = models.CharField("简称", max_length=40)
    initials = models.CharField("拼音首字母", max_length=170, db_index=True, editable=False)
    category = models.CharField("监管类别", max_length=10, choices=Category.choices)
    permit = models.CharField("排污许可", max_length=12, choices=Permit.choices, default=Permit.NONE)
    industry = models.CharField("行业", max_length=12, choices=Industry.choices, default=Industry.OTHER)
    town = models.CharField("乡镇", max_length=30, db_index=True)
    address = models.CharField("地址", max_length=160)
    legal_representative = models.CharField("法定代表人", max_length=40, blank=True)
    contact = models.CharField("环保联系人", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    online_monitoring = models.BooleanField("安装在线监控", default=False)
    investment = models.DecimalField(
        "建设项目总投资（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    active = models.BooleanField("在用", default=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name="并入", related_name="absorbed"
    )
    created_at = models.DateTimeField("登记时间", auto_now_add=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)
    created_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, blank=True, verbose_name="登记人", related_name="+"
    )

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "企业档案"
        ordering = ["code"]
        indexes = [
            models.Index(fields=["office", "category", "active"]),
            models.Index(fields=["office", "town"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=Category.values),
                name="inspections_enterprise_category",
                violation_error_message="监管类别只有重点、特殊、一般三种。",
            ),
            models.CheckConstraint(
                condition=Q(investment__isnull=True) | Q(investment__gte=0),
                name="inspections_enterprise_investment",
                violation_error_message="总投资不能为负数。",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | (Q(active=False) & ~Q(merged_into=F("id"))),
                name="inspections_enterprise_merged",
                violation_error_message="已并入其他企业的档案不能再在用，也不能并入自己。",
            ),
        ]

    def __str__(self):
        return self.short_name

    @property
    def stands_for(self) -> "Enterprise":
        """The enterprise this row is about: itself, or the one it was merged into."""
        return self.merged_into or self
