"""A demand once served: until when the party may perform, from when the bureau may go on."""

from datetime import date

from bureau.timelimits import services as timelimits
from cases.models import Case, Demand

KEYS = {Demand.Purpose.COURT: "remind.before.court", Demand.Purpose.SUBSTITUTE: "substitute.remind"}


def serve(demand: Demand, case: Case, day: date, actor) -> Demand:
    """Sets the days that follow from service on `day` and starts the clock (行政强制法 第51、54、69条)."""
    key = KEYS[demand.purpose]
    label = str(demand.document)[:60]
    timelimits.cancel(case, key, "送达登记更正，重新起算", label=label)
    full = int(timelimits.number(key, day, office=case.office))
    demand.served_on, demand.perform_by = day, timelimits.due(key, day, office=case.office).on
    demand.ripe_on = timelimits.earliest_after_full_workdays(day, full)
    demand.save()
    timelimits.start(case, key, on=day, label=label, actor=actor)
    return demand
