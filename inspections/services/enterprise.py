"""Keeping the register of enterprises. What changes is kept with the day, the reason and the person."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from inspections.models import Enterprise, EnterpriseChange, InspectionTask
from inspections.models.history import kept, restored
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
def update(*, enterprise: Enterprise, actor, reason: str, on: date | None = None, **facts) -> Enterprise:
    """Changes facts from a day on (today); each changed fact leaves a row of history and enters the process record.

    Nothing happens when nothing differs. Raises ValidationError for a day to come, a day before a later change of the
    same fact, a missing reason, an enterprise merged into another.
    """
    enterprise = Enterprise.objects.select_for_update(of=("self",)).get(pk=enterprise.pk)
    changed = differences(enterprise, facts)
    if not changed:
        return enterprise
    on = on or today()
    _check_change(enterprise, changed, reason, on)
    for name, value in facts.items():
        setattr(enterprise, name, value)
    _prepare(enterprise)
    enterprise.save()
    EnterpriseChange.objects.bulk_create(changes_of(enterprise, changed, by=actor, reason=reason, on=on))
    record.append(
        enterprise,
        actor=actor,
        verb="update",
        label=label_of(changed),
        data={name: [str(before), str(after)] for name, (before, after) in changed.items()},
        note=reason,
        on=on,
    )
    return enterprise


def label_of(changed) -> str:
    """What changed, in words, for the process record."""
    names = "、".join(Enterprise._meta.get_field(name).verbose_name for name in changed)
    return f"更新企业信息：{names}"


def changes_of(enterprise, changed: dict[str, list], *, by, reason: str, on: date) -> list[EnterpriseChange]:
    """The unsaved rows of history of one change."""
    return [
        EnterpriseChange(
            enterprise=enterprise,
            field=name,
            before=kept(name, before),
            after=kept(name, after),
            valid_from=on,
            reason=reason,
            by=by,
        )
        for name, (before, after) in changed.items()
    ]


def _check_change(enterprise, changed, reason: str, on: date) -> None:
    if enterprise.merged_into:
        raise ValidationError(f"没有保存：这份档案已并入 {enterprise.merged_into.name}。请在那里更新。")
    if not reason.strip():
        raise ValidationError({"reason": "没有保存：缺变更依据。请写明营业执照、许可证或者现场核实的情况。"})
    if on > today():
        raise ValidationError({"on": f"没有保存：{on} 还没有到。请在变更生效后登记。"})
    later = enterprise.changes.after(on).filter(field__in=changed).order_by("valid_from").first()
    if later:
        raise ValidationError(
            {"on": f"没有保存：{later.label}自 {later.valid_from} 起已有变更，不能早于这一天。请核对日期。"}
        )


def as_of(enterprise: Enterprise, on: date) -> dict:
    """The facts of an enterprise as they stood on a day, by name of column."""
    facts = {name: getattr(enterprise, name) for name in FIELDS}
    for change in enterprise.changes.after(on).order_by("-valid_from", "-pk"):
        facts[change.field] = restored(change.field, change.before)
    return facts


def visits_in(enterprise: Enterprise, year: int) -> int:
    """Visits assigned to the enterprise in a year, the cancelled ones left out."""
    return InspectionTask.objects.filter(enterprise=enterprise).counted_in(year).count()
