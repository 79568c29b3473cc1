"""The data of one parameter in a month, as the chart, the table and the rules see it."""

from datetime import date, datetime, time

from django.utils import timezone

from bureau.dates import start_of_day
from inspections.offsite.models import Parameter, Reading
from inspections.offsite.models.reading import Span
from inspections.offsite.rules import Bound, Sample, Series


def samples_of(parameter: Parameter, first: date, beyond: date) -> tuple[dict, dict]:
    """Hours and days of a half-open range of days, by local time."""
    hours: dict[datetime, Sample] = {}
    days: dict[date, Sample] = {}
    rows = Reading.objects.filter(
        parameter=parameter, span__in=Span.values, at__gte=start_of_day(first), at__lt=start_of_day(beyond)
    )
    zone = timezone.get_default_timezone()
    for span, at, value, mark in rows.values_list("span", "at", "value", "mark"):
        local = at.astimezone(zone).replace(tzinfo=None)
        if span == Span.DAY:
            days[local.date()] = Sample(value, mark)
        else:
            hours[local] = Sample(value, mark)
    return hours, days


def bounds_of(parameter: Parameter) -> tuple[Bound, ...]:
    """The limits of a parameter as the rules read them."""
    return tuple(
        Bound(row.effective_from, row.hourly, row.daily, row.low, row.standard)
        for row in parameter.limits.all()
    )


def month_of(parameter: Parameter, first: date, beyond: date) -> Series:
    """What the page of a month shows."""
    hours, days = samples_of(parameter, first, beyond)
    ends = datetime.combine(beyond, time.min)
    return Series(parameter.name, hours, datetime.combine(first, time.min), ends, days, bounds_of(parameter))
