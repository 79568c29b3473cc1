"""What officers are versed in."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.record import services as record
from inspections.models import Speciality


@transaction.atomic
def add(*, officer, field: str, proof: str, by, on: date | None = None) -> Speciality:
    """Registers a field of an officer. Raises ValidationError if it is registered already or lacks its proof."""
    made = Speciality(officer=officer, field=field, proof=proof.strip(), since=on or today(), by=by)
    made.full_clean()
    made.save()
    record.append(
        officer, actor=by, verb="speciality", label=f"登记执法专长：{made}", note=proof, on=made.since
    )
    return made


@transaction.atomic
def remove(*, speciality: Speciality, by, reason: str) -> None:
    """Takes a field off the officer; who and why stays in the process record."""
    officer, label = speciality.officer, f"取消执法专长：{speciality}"
    speciality.delete()
    record.append(officer, actor=by, verb="end_speciality", label=label, note=reason)
