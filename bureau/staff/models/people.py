"""Offices as a tree, people, their roles and their enforcement certificates (执法证)."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property

from bureau.staff.models.off_duty import OffDuty
from bureau.staff.roles import Role


class OfficeQuerySet(models.QuerySet):
    def under(self, office):
        """The office itself and all below it."""
        return self.filter(path__startswith=office.path)


class Office(models.Model):
    """省 → 市 → 县 → 股室. `path` is the chain of ids from the root, so that a subtree is one index range."""

    class Kind(models.TextChoices):
        PROVINCE = "province", "省级机关"
        CITY = "city", "市级机关"
        COUNTY = "county", "县级机关"
        SECTION = "section", "股室"

    name = models.CharField("名称", max_length=60)
    short_name = models.CharField("简称", max_length=20)
    kind = models.CharField("层级", max_length=10, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, verbose_name="上级")
    path = models.CharField("路径", max_length=120, unique=True, editable=False)
    head = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="负责人",
        help_text="临期未确认的期限先提醒负责人；未设的提醒局领导",
    )

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="staff_office_name",
                violation_error_message="同一上级下已有同名机构。",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def bureau_path(self) -> str:
        """The path of the bureau this office belongs to: itself, or for a section its parent."""
        return self.path.rsplit(".", 2)[0] + "." if self.kind == self.Kind.SECTION else self.path


class UserQuerySet(models.QuerySet):
    def active(self):
        """People who may sign in."""
        return self.filter(is_active=True)

    def with_role(self, *roles):
        """Active people holding any of the roles."""
        return self.active().filter(grants__role__in=roles).distinct()

    def certified(self, on: date):
        """People whose certificate is valid on a day, who are not off duty."""
        return self.filter(pk__in=Certificate.objects.valid(on).values("user"))

    def in_bureau_of(self, user):
        """Colleagues: people of the same bureau and the offices below it."""
        return self.filter(office__path__startswith=user.scope_path)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, username):
        return self.select_related("office").get(username=username)


class User(AbstractBaseUser):
    """A person of the bureau."""

    username = models.CharField("账号", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=20)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, verbose_name="所在机构", related_name="people"
    )
    post = models.CharField("职务", max_length=30, blank=True)
    extension = models.CharField("内线电话", max_length=10, blank=True)
    email = models.EmailField("邮箱", blank=True, help_text="选填；启用邮件提醒时使用")
    legal_qualified = models.BooleanField("有法律职业资格", default=False)
    keeps_law = models.BooleanField(
        "法规维护", default=False, help_text="综合与公开岗位可维护法规、案由、裁量基准、作出机关和地方规定"
    )
    is_active = models.BooleanField("在用", default=True)
    is_demo = models.BooleanField("演示账号", default=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ["office__path", "username"]

    def __str__(self):
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held, read once per request."""
        return frozenset(grant.role for grant in self.grants.all())

    def has_role(self, *roles) -> bool:
        """Whether the person is active and holds any of the roles."""
        return self.is_active and not self.roles.isdisjoint(roles)

    @property
    def may_keep_law(self) -> bool:
        """Whether the person may add to and change the register of law: a clerk with the right given to them."""
        return self.keeps_law and self.has_role(Role.CLERK)

    @property
    def role_labels(self) -> str:
        """The roles in words, in their fixed order."""
        return "、".join(role.label for role in Role if role in self.roles)

    @property
    def scope_path(self) -> str:
        """What this person may see: everything below this path."""
        return self.office.bureau_path

    def certificate_on(self, on: date):
        """The certificate valid on a day, or None. Two certified officers are required (行政处罚法 第42条)."""
        valid = [c for c in self.certificates.all() if c.is_valid(on)]
        if valid and any(period.holds(on) for period in self.off_duty.all()):
            return None  # 暂停执法活动
        return max(valid, key=lambda c: c.expires_on, default=None)

    def is_certified(self, on: date) -> bool:
        """Whether the person holds a valid certificate on a day."""
        return self.certificate_on(on) is not None

    def certificate_no(self, on: date) -> str:
        """The number of the certificate valid on a day, or an empty string."""
        certificate = self.certificate_on(on)
        return certificate.number if certificate else ""

    # What /admin/ asks. Only the administrator enters, and only people, law and calendars are registered there.
    @property
    def is_staff(self) -> bool:
        return self.has_role(Role.ADMIN)

    def has_perm(self, perm, obj=None) -> bool:
        return self.has_role(Role.ADMIN)

    def has_module_perms(self, app_label) -> bool:
        return self.has_role(Role.ADMIN)


class RoleGrant(models.Model):
    """One role of one person."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants", verbose_name="人员")
    role = models.CharField("角色", max_length=12, choices=Role.choices)
    granted_at = models.DateTimeField("授予时间", auto_now_add=True)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="授予人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "角色"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                name="staff_rolegrant_once",
                violation_error_message="此人已有这个角色。",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values),
                name="staff_rolegrant_role",
                violation_error_message="没有这个角色。",
            ),
        ]

    def __str__(self):
        return f"{self.user} {self.get_role_display()}"


class CertificateQuerySet(models.QuerySet):
    def valid(self, on: date):
        """Issued, not expired, the holder not off duty on a day."""
        found = self.filter(issued_on__lte=on, expires_on__gte=on)
        return found.exclude(user__in=OffDuty.objects.on(on).values("user"))


class Certificate(models.Model):
    """An enforcement certificate. An act by an officer whose certificate has expired is void of proof."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="certificates", verbose_name="持证人"
    )
    number = models.CharField("执法证号", max_length=30, unique=True)
    issued_on = models.DateField("发证日期")
    expires_on = models.DateField("有效期至")

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执法证"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on__gt=models.F("issued_on")),
                name="staff_certificate_dates",
                violation_error_message="执法证有效期须晚于发证日期。",
            ),
        ]

    def __str__(self):
        return self.number

    def is_valid(self, on: date) -> bool:
        """Issued and not expired on a day."""
        return self.issued_on <= on <= self.expires_on
