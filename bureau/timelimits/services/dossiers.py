"""The dossier's copy of its nearest due date."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from bureau.timelimits.models import Clock


def refresh_dossier(clock: Clock, dossier=None) -> None:
    """Writes the earliest running clock to `next_due_on` and `next_due_label` of the dossier `clock` is
    about.

    With the dossier at hand its fields are set too, so that a later save of that object does not undo the
    update. Kinds of dossier without these fields are left alone.
    """
    model = (
        type(dossier) if dossier is not None else apps.get_registered_model(*clock.dossier_kind.split("."))
    )
    try:
        model._meta.get_field("next_due_on")
    except FieldDoesNotExist:
        return
    first = (
        Clock.objects.running().filter(dossier_kind=clock.dossier_kind, dossier_id=clock.dossier_id).first()
    )
    values = {"next_due_on": first.due_on if first else None, "next_due_label": first.label if first else ""}
    model._base_manager.filter(pk=clock.dossier_id).update(**values)
    if dossier is not None:
        for name, value in values.items():
            setattr(dossier, name, value)
