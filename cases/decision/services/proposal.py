"""The proposed penalty with its worksheet of discretion."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.law import services as law
from bureau.law.ranges import Range
from bureau.workflow import Refused
from cases.decision import grounds as lists
from cases.decision import records
from cases.decision.guards.basis import damage_by_records, first_by_records
from cases.models import Case, DiscretionSheet, Evidence, PenaltyItem, Proposal
from cases.workflow import CASES


@transaction.atomic
def propose(
    *,
    case: Case,
    actor,
    basis,
    fine: Decimal,
    reasons: str,
    outcome: str,
    limits: Range | None,
    grounds: Iterable[str] = (),
    items: Iterable[dict] = (),
    sheet: dict | None = None,
    **facts,
) -> Proposal:
    """The investigators' proposal; the database refuses an amount outside the range without its ground.

    `sheet` is what `fill_sheet` takes. Raises ValidationError for grounds that do not carry the outcome, Refused for
    what the records deny: a first offence, damage made good.
    """
    grounds = list(grounds)
    if faults := lists.faults(outcome, grounds):
        raise ValidationError({"grounds": faults})
    if reasons_against := [*first_by_records(case, outcome), *damage_by_records(case, grounds)]:
        raise Refused("提出处罚建议", reasons_against)
    data = {"fine": fine, "outcome": outcome, "basis": basis, "grounds": grounds}
    with CASES.step(case, "propose", actor=actor, data=data) as row:
        proposal = Proposal.objects.filter(case=row).first() or Proposal(case=row)
        proposal.basis, proposal.fine, proposal.reasons, proposal.outcome = basis, fine, reasons, outcome
        proposal.range_min, proposal.range_max = (limits.low, limits.high) if limits else (None, None)
        proposal.grounds = ",".join(grounds)
        for name, value in facts.items():
            setattr(proposal, name, value)
        proposal.full_clean(exclude=["case"])
        proposal.save()
        _replace_items(proposal, items)
        if sheet:
            fill_sheet(proposal=proposal, actor=actor, limits=limits, **sheet)
    return proposal


def _replace_items(proposal: Proposal, items: Iterable[dict]) -> None:
    proposal.items.all().delete()
    for facts in items:
        item = PenaltyItem(proposal=proposal, **facts)
        item.full_clean()
        item.save()


def fill_sheet(
    *,
    proposal: Proposal,
    actor,
    limits: Range,
    benchmark,
    option_ids: list[int],
    evidence: dict[int, list[int]] | None = None,
    adjustment: Decimal = Decimal(0),
    mitigation: Decimal = Decimal(0),
    deviation_reason: str = "",
    on: date | None = None,
) -> DiscretionSheet:
    """Computes and keeps the worksheet of a proposal. `evidence`: keys of evidence by option. ValidationError in words
    where the benchmark refuses, or where the proposed fine leaves the result without a reason."""
    words = "、".join(lists.words(proposal.ground_codes))
    try:
        result = law.worksheet(
            benchmark,
            limits,
            option_ids=option_ids,
            adjustment=adjustment,
            adjustment_reason=words,
            mitigation=mitigation,
        )
    except ValueError as error:
        raise ValidationError(str(error)) from error
    on = on or today()
    past = records.past(proposal.case, on)
    sheet = DiscretionSheet(
        proposal=proposal,
        benchmark=benchmark,
        basis=proposal.basis,
        adjustment=adjustment,
        mitigation=mitigation,
        amount=result.amount,
        fine=proposal.fine,
        data={**result.as_data(), "past": past.words if past else ""},
        deviation_reason=deviation_reason if proposal.fine != result.amount else "",
        made_by=actor,
        made_on=on,
    )
    sheet.full_clean()
    sheet.save()
    _keep_choices(sheet, option_ids, evidence or {})
    return sheet


def _keep_choices(sheet: DiscretionSheet, option_ids: list[int], evidence: dict[int, list[int]]) -> None:
    options = {
        option.pk: option
        for factor in sheet.benchmark.factors.prefetch_related("options")
        for option in factor.options.all()
    }
    for pk in option_ids:
        option = options[pk]
        choice = sheet.choices.create(
            option=option, factor_name=option.factor.name, option_label=option.label
        )
        found = Evidence.objects.usable().filter(case=sheet.proposal.case_id, pk__in=evidence.get(pk, ()))
        choice.evidence.set(found)
