"""Keeping the register of enterprises."""

from django.db import transaction

from bureau.record import services as record
from inspections.models import Enterprise, InspectionTask
from inspections.pinyin import initials_of

FIELDS = (
    "code",
    "name",
    "short_name",
    "category",
    "permit",
    "industry",
    "town",
    "address",
    "legal_representative",
    "contact",
    "phone",
    "online_monitoring",
    "investment",
    "active",
)


def _prepare(enterprise: Enterprise) -> None:
    enterprise.code = enterprise.code.strip().upper()
    enterprise.initials = initials_of(enterprise.short_name, enterprise.name)
    enterprise.full_clean(validate_constraints=True)


@transaction.atomic
def register(*, office, actor, **facts) -> Enterprise:
    """Adds an enterprise. Raises ValidationError for a wrong or known code."""
    enterprise = Enterprise(office=office, created_by=actor, **facts)
    _prepare(enterprise)
    enterprise.save()
    record.append(enterprise, actor=actor, verb="register", label="登记企业", data={"code": enterprise.code})
    return enterprise


def differences(enterprise: Enterprise, facts: dict) -> dict[str, list]:
    """Which of `facts` differ from what is stored: name -> [before, after]."""
    return {
        name: [getattr(enterprise, name), value]
        for name, value in facts.items()
        if getattr(enterprise, name) != value
    }


@transaction.atomic
def update(*, enterprise: Enterprise, actor, **facts) -> Enterprise:
    """Changes facts; what changed goes into the process record. Nothing happens when nothing differs."""
    enterprise = Enterprise.objects.select_for_update(of=("self",)).get(pk=enterprise.pk)
    changed = differences(enterprise, facts)
    if not changed:
        return enterprise
    for name, value in facts.items():
        setattr(enterprise, name, value)
    _prepare(enterprise)
    enterprise.save()
    labels = "、".join(Enterprise._meta.get_field(name).verbose_name for name in changed)
    record.append(
        enterprise,
        actor=actor,
        verb="update",
        label=f"更新企业信息：{labels}",
        data={name: [str(before), str(after)] for name, (before, after) in changed.items()},
    )
    return enterprise


def visits_in(enterprise: Enterprise, year: int) -> int:
    """Visits assigned to the enterprise in a year, the cancelled ones left out."""
    return InspectionTask.objects.filter(enterprise=enterprise).counted_in(year).count()
