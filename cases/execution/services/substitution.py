"""Substitute performance (代履行: 行政强制法 第43、50至52条)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from cases import papers
from cases.models import Case, CorrectionOrder, Demand, Substitution
from cases.workflow import CASES

ARTICLE = "行政强制法 第51条、第69条"


@transaction.atomic
def demand_substitution(*, case: Case, order: CorrectionOrder, actor, on: date | None = None) -> Demand:
    """A demand to perform the obligation of an order; substitute performance follows three full working days later."""
    on = on or today()
    with CASES.step(case, "demand_substitution", actor=actor, on=on, data={"order": order.pk}) as row:
        demand = Demand(case=row, purpose=Demand.Purpose.SUBSTITUTE, issued_on=on, obligation=order.demand)
        demand.document = documents.issue(
            row, "demand", actor=actor, on=on, context=papers.demand(row, demand, order=order)
        )
        demand.full_clean(exclude=["case", "document"])
        demand.save()
    return demand


@transaction.atomic
def decide_substitution(
    *,
    case: Case,
    order: CorrectionOrder,
    actor,
    reason: str,
    performer: str,
    method: str,
    planned_on: date,
    budget: Decimal,
    on: date | None = None,
) -> Substitution:
    """代履行决定书: reasons, way, time, object, budget, performer. Not on a day off (行政强制法 第43条)."""
    on = on or today()
    _check_day(planned_on, "planned_on")
    with CASES.step(
        case, "decide_substitution", actor=actor, on=on, data={"order": order.pk}, note=reason
    ) as row:
        found = Substitution(
            case=row,
            order=order,
            decided_on=on,
            decided_by=actor,
            reason=reason,
            performer=performer,
            method=method,
            planned_on=planned_on,
            budget=budget,
        )
        found.document = documents.issue(
            row,
            "substitution_decision",
            actor=actor,
            on=on,
            context=papers.substitution_decision(row, found),
        )
        found.full_clean(exclude=["case", "document"])
        found.save()
    return found


@transaction.atomic
def perform_substitution(
    *, case: Case, actor, done_on: date, supervisor, witness: str, cost: Decimal, result: str
) -> Substitution:
    """Carried out under supervision, signed; after the decision was served and the demand has run three full days."""
    _check_day(done_on, "done_on")
    with CASES.step(case, "perform_substitution", actor=actor, on=done_on, note=result) as row:
        found = row.substitutions.filter(done_on__isnull=True, stopped_reason="").last()
        _check_ready(row, found, done_on)
        found.done_on, found.supervisor, found.witness = done_on, supervisor, witness
        found.cost, found.result = cost, result
        found.full_clean(exclude=["case", "order", "document"])
        found.save()
    return found


@transaction.atomic
def pay_substitution(
    *, case: Case, actor, substitution: Substitution, paid_on: date, receipt_no: str
) -> Substitution:
    """The party has paid what the performance cost (行政强制法 第51条第2款); it is no fine and no payment of one."""
    data = {"cost": substitution.cost, "receipt": receipt_no}
    with CASES.step(case, "pay_substitution", actor=actor, on=paid_on, data=data) as row:
        found = row.substitutions.select_for_update(of=("self",)).get(pk=substitution.pk)
        if found.cost_paid_on:
            raise ValidationError(f"没有登记：费用已于 {found.cost_paid_on} 缴清。")
        found.cost_paid_on, found.cost_receipt_no = paid_on, receipt_no
        found.full_clean(exclude=["case", "order", "document"])
        found.save()
    return found


@transaction.atomic
def stop_substitution(*, case: Case, actor, reason: str) -> Substitution:
    """The party has performed after all, or the ground fell away: 代履行 stops (行政强制法 第51条第1款第2项)."""
    with CASES.step(case, "stop_substitution", actor=actor, note=reason) as row:
        found = row.substitutions.filter(done_on__isnull=True, stopped_reason="").last()
        found.stopped_reason = reason
        found.save(update_fields=["stopped_reason"])
    return found


def _check_day(day: date, field: str) -> None:
    calendar = timelimits.load_calendar()
    if not calendar.is_workday(day):
        text = (
            f"没有保存：{day} 为{calendar.describe(day)}。"
            "行政强制执行不得在夜间或者法定节假日实施（行政强制法 第43条）。请改日。"
        )
        raise ValidationError({field: text})


def _check_ready(case: Case, found: Substitution, day: date) -> None:
    served = found.document.services.filter(withdrawn_on__isnull=True).first()
    if served is None or served.served_on > day:
        raise ValidationError(f"没有登记：代履行决定书在实施前须送达（{ARTICLE}）。请先登记送达。")
    demand = case.demands.filter(
        purpose=Demand.Purpose.SUBSTITUTE, served_on__isnull=False, obligation=found.order.demand
    ).last()
    if demand is None:
        raise ValidationError(f"没有登记：代履行三日前须催告当事人履行（{ARTICLE}）。请先制发并送达催告书。")
    if day < demand.ripe_on:
        text = f"没有登记：催告书 {demand.served_on} 送达，满三个工作日后的 {demand.ripe_on} 起方可实施（{ARTICLE}）。"
        raise ValidationError({"done_on": text})
    if demand.defence_on and demand.answered_on is None:
        raise ValidationError("没有登记：当事人对催告的陈述申辩没有复核（行政强制法 第36条）。请先复核。")
