"""Turning the register into the frozen pool of one draw."""

from datetime import date
from math import ceil

from django.db.models import Max

from bureau.staff.models import User
from bureau.staff.roles import Role
from inspections import draw as lots
from inspections.models import (
    Category,
    DrawPlan,
    DrawResult,
    Enterprise,
    InspectionTask,
    Recusal,
    YearPlan,
)
from inspections.services.quota import MONTH, QUARTER, Proposal, propose


def plain(text: str) -> str:
    """Text fit for a cell of the pool: line ends and tabs become spaces."""
    return " ".join(text.split())


def officers_on(office, on: date) -> list[User]:
    """Officers of a bureau whose certificate is valid on a day: the 执法人员名录库."""
    return list(
        User.objects.with_role(Role.OFFICER)
        .certified(on)
        .filter(office__path__startswith=office.path)
        .prefetch_related("certificates", "off_duty")
        .order_by("pk")
    )


def loads_of(office, year: int) -> dict[int, int]:
    """Visits of each officer (by id) assigned in a year."""
    counted: dict[int, int] = {}
    tasks = InspectionTask.objects.filter(office__path__startswith=office.path).counted_in(year)
    for pair in tasks.order_by().values_list("officer_a", "officer_b"):
        for officer in pair:
            counted[officer] = counted.get(officer, 0) + 1
    return counted


def proposals(plan: DrawPlan, on: date) -> dict[str, Proposal]:
    """What the yearly plan and the rules ask of each category, given the register and this plan's exclusions."""
    register = dict(_register(plan))
    out = _left_out(plan)
    officers = len(officers_on(plan.office, on))
    planned = planned_of(plan.year_plan)
    found = {}
    for category in Category.values:
        members = [pk for pk, enterprise in register.items() if enterprise.category == category]
        available = sum(pk not in out for pk in members)
        found[category] = propose(
            office=plan.office,
            category=category,
            on=on,
            size=len(members),
            available=available,
            officers=officers,
            span=MONTH if plan.month else QUARTER,
            planned=planned.get(category),
            plan_title=plan.year_plan.title if plan.year_plan else "",
        )
    return found


def planned_of(year_plan: YearPlan | None) -> dict[str, int]:
    """Units a year by category, as an approved plan says: its items visit the same units, so the largest counts."""
    if year_plan is None or year_plan.state != YearPlan.State.APPROVED:
        return {}
    rows = year_plan.items.filter(quota__isnull=False).order_by().values_list("category")
    return dict(rows.annotate(most=Max("quota")))


def _register(plan):
    rows = Enterprise.objects.in_use().filter(office__path__startswith=plan.office.path)
    return ((enterprise.pk, enterprise) for enterprise in rows.only("pk", "code", "name", "category"))


def _left_out(plan) -> dict[int, str]:
    """Enterprise id -> reason: by hand, and if the plan says so those drawn earlier this year."""
    out = {}
    if plan.skip_drawn:
        earlier = DrawResult.objects.filter(
            draw__active=True, draw__plan__office=plan.office, draw__plan__year=plan.year, place="selected"
        ).exclude(draw__plan=plan)
        for enterprise, number in earlier.values_list("enterprise", "draw__plan__number"):
            out[enterprise] = f"本年已由 {number} 抽中"
    out.update(plan.exclusions.values_list("enterprise", "reason"))
    return out


def _quotas(plan, on, available: dict[str, int]) -> list[lots.Quota]:
    quotas = []
    for category, proposal in proposals(plan, on).items():
        own = plan.taken(category)
        take = own if own is not None else proposal.take or 0
        reserve = min(ceil(take / 3), max(0, available[category] - take))
        quotas.append(lots.Quota(category, take, reserve))
    return quotas


def past_pairs(office, register, keys) -> dict[str, tuple[str, str]]:
    """Enterprise code -> the pair that visited it last, by certificate number.

    `register` names enterprises by id, `keys` the certificate numbers of the officers by theirs.
    """
    found = {}
    visits = InspectionTask.objects.filter(office__path__startswith=office.path).exclude(state="cancelled")
    for enterprise, first, second in visits.order_by("assigned_on", "pk").values_list(
        "enterprise", "officer_a", "officer_b"
    ):
        if enterprise not in register:
            continue
        found.pop(register[enterprise].code, None)  # an older pair counts no more
        if first in keys and second in keys:
            found[register[enterprise].code] = tuple(sorted((keys[first], keys[second])))
    return found


def _last_pair(plan, keys) -> tuple[str, str] | None:
    rows = DrawResult.objects.filter(draw__active=True, draw__plan__office=plan.office, place="selected")
    latest = (
        rows.exclude(draw__plan=plan).order_by("-draw__revealed_at").values_list("draw", flat=True).first()
    )
    order = {stratum: place for place, stratum in enumerate(lots.STRATA)}
    last = max(rows.filter(draw=latest), key=lambda row: (order[row.stratum], row.rank), default=None)
    if last and last.officer_a_id in keys and last.officer_b_id in keys:
        return tuple(sorted((keys[last.officer_a_id], keys[last.officer_b_id])))
    return None


def build(plan: DrawPlan, *, on: date, number: str) -> lots.Pool:
    """The pool as it stands on a day. Officers appear by certificate number."""
    register, out = dict(_register(plan)), _left_out(plan)
    inside = {pk: e for pk, e in register.items() if pk not in out}
    listed = set(Enterprise.objects.listed(on).values_list("pk", flat=True))
    officers, loads = officers_on(plan.office, on), loads_of(plan.office, on.year)
    keys = {officer.pk: officer.certificate_no(on) for officer in officers}
    available = {c: sum(e.category == c for e in inside.values()) for c in Category.values}
    recusals = Recusal.objects.in_force(on).filter(officer__in=officers).values_list("officer", "enterprise")
    return lots.Pool(
        number=number,
        candidates=[
            lots.Candidate(e.code, e.category, plain(e.name), "L" if pk in listed else "")
            for pk, e in inside.items()
        ],
        excluded=[
            lots.Excluded(e.code, plain(e.name), plain(out[pk])) for pk, e in register.items() if pk in out
        ],
        quotas=_quotas(plan, on, available),
        officers=[lots.Officer(keys[o.pk], loads.get(o.pk, 0), plain(o.name)) for o in officers],
        recusals={(keys[officer], inside[firm].code) for officer, firm in recusals if firm in inside},
        past_pairs=past_pairs(plan.office, inside, keys),
        last_pair=_last_pair(plan, keys),
    )
