"""The party (当事人) of a dossier, written into it: later changes of the firm do not rewrite a case."""

from django.db import models
from django.db.models import Q

from cases.states import PartyKind


class PartyFacts(models.Model):
    """Name, kind, code, address, representative, phone as they stood. Codes of citizens are never shown in public."""

    enterprise = models.ForeignKey(
        "inspections.Enterprise",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name="企业档案",
    )
    party_name = models.CharField("当事人", max_length=100)
    party_kind = models.CharField(
        "当事人类别", max_length=10, choices=PartyKind.choices, default=PartyKind.ENTITY
    )
    party_code = models.CharField("统一社会信用代码或身份证号", max_length=18, blank=True)
    party_address = models.CharField("地址", max_length=160, blank=True)
    party_representative = models.CharField("法定代表人（负责人）", max_length=30, blank=True)
    party_phone = models.CharField("联系电话", max_length=30, blank=True)

    class Meta:
        abstract = True

    @property
    def party_is_citizen(self) -> bool:
        """Whether the thresholds for citizens apply."""
        return self.party_kind == PartyKind.CITIZEN


def known_party(name: str) -> models.CheckConstraint:
    """A constraint: a dossier names its party by one of the three kinds."""
    return models.CheckConstraint(
        condition=Q(party_kind__in=PartyKind.values) & ~Q(party_name=""),
        name=name,
        violation_error_message="请填写当事人名称和类别。",
    )
