"""The case's own record names each act on its measures."""

from datetime import date

from bureau.record import services as record


def note_on_case(measure, actor, act: str, on: date) -> None:
    """One line in the record of the case: what was done to which measure."""
    record.append(
        measure.case,
        actor=actor,
        verb=measure._meta.model_name,
        label=f"{act}{measure.get_kind_display()}：{getattr(measure, 'place', measure.case.place)}",
        on=on,
        legal=True,
        data={measure._meta.model_name: measure.pk},
    )
