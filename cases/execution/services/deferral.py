"""Deferral, instalments (行政处罚法 第66条第2款); surcharge remitted by agreement (行政强制法 第42条)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases import papers
from cases.execution.guards.payment import open_deferral
from cases.execution.reckoning import owed
from cases.execution.services.clocks import PART, refresh_court_clock
from cases.execution.services.payment import part_label
from cases.execution.windows import court_window
from cases.models import Case, Decision, Deferral, Instalment, Remission
from cases.workflow import CASES

K = Deferral.Kind


@transaction.atomic
def apply_deferral(*, case: Case, actor, applied_on: date, kind: str, hardship: str, upload) -> Deferral:
    """A written application before the payment term ends; late ones are refused with the day."""
    with CASES.step(case, "apply_deferral", actor=actor, on=applied_on, data={"kind": kind}) as row:
        stored = record.store_file(row, upload=upload, actor=actor, title=f"{K(kind).label}申请")
        deferral = Deferral(
            decision=row.decision,
            kind=kind,
            applied_on=applied_on,
            hardship=hardship,
            file=stored,
            recorded_by=actor,
        )
        deferral.full_clean(exclude=["decision", "file"])
        deferral.save()
    return deferral


@transaction.atomic
def grant_deferral(
    *, case: Case, actor, parts: list[tuple[date, Decimal]], reason: str, on: date | None = None
) -> Deferral:
    """Agreed with a schedule: days and amounts add up to what is owed, the last before the court window ends."""
    on = on or today()
    with CASES.step(
        case, "grant_deferral", actor=actor, on=on, data={"parts": len(parts)}, note=reason
    ) as row:
        decision = row.decision
        deferral = open_deferral(decision)
        _check_schedule(decision, deferral, parts, on)
        paper = papers.deferral_grant(row, deferral, parts=parts, reason=reason, on=on)
        _answer(
            row, deferral, actor=actor, on=on, granted=True, reason=reason, key="deferral_grant", paper=paper
        )
        Instalment.objects.bulk_create(
            Instalment(deferral=deferral, due_on=day, amount=amount) for day, amount in parts
        )
        timelimits.cancel(
            row, "fine.pay", f"已同意{deferral.get_kind_display()}（{deferral.document.number}）"
        )
        for number, (day, _) in enumerate(parts, start=1):
            label, why = part_label(number, day), deferral.document.number
            timelimits.start_until(row, PART, on=on, until=day, reason=why, by=actor, label=label)
        refresh_court_clock(row, actor=actor, on=on)
    return deferral


@transaction.atomic
def refuse_deferral(*, case: Case, actor, reason: str, on: date | None = None) -> Deferral:
    """Not agreed, with reasons, in writing: the first term stands."""
    on = on or today()
    with CASES.step(case, "refuse_deferral", actor=actor, on=on, note=reason) as row:
        deferral = open_deferral(row.decision)
        paper = papers.deferral_refusal(row, deferral, reason=reason, on=on)
        _answer(
            row,
            deferral,
            actor=actor,
            on=on,
            granted=False,
            reason=reason,
            key="deferral_refusal",
            paper=paper,
        )
    return deferral


def _answer(case, deferral, *, actor, on, granted, reason, key, paper) -> None:
    deferral.granted, deferral.answered_on, deferral.answered_by = granted, on, actor
    deferral.reason = reason
    deferral.document = documents.issue(case, key, actor=actor, on=on, context=paper)
    deferral.full_clean(exclude=["decision", "file", "document"])
    deferral.save()


def _check_schedule(decision: Decision, deferral: Deferral, parts, on: date) -> None:
    """Raises ValidationError on `parts`: sum, order, number, first and last day."""
    left, total = owed(decision, on).principal, sum(amount for _, amount in parts)
    days = [day for day, _ in parts]
    window = court_window(decision, on)
    if total != left:
        text = f"各期合计 {total:,.2f} 元，应等于尚未缴纳的 {left:,.2f} 元。"
    elif deferral.kind == K.DEFER and len(parts) != 1:
        text = "延期缴纳只有一个日期。需要分几次缴的，请当事人改申请分期。"
    elif deferral.kind == K.INSTALMENTS and len(parts) < 2:
        text = "分期缴纳至少两期。"
    elif days != sorted(set(days)) or days[0] <= on:
        text = f"各期日期须依次递增，并晚于批准日期 {on}。"
    elif window.closes_on and days[-1] > window.closes_on:
        text = f"末期须在申请强制执行期限 {window.closes_on} 之前（办法（令 8）第64条）。"
    else:
        return
    raise ValidationError({"parts": f"没有保存：{text}请修改。"})


@transaction.atomic
def remit_surcharge(
    *, case: Case, actor, amount: Decimal, measures: str, upload, on: date | None = None
) -> Remission:
    """减免加处罚款 by an agreement in writing, after the party took remedial measures; never the fine itself."""
    on = on or today()
    with CASES.step(
        case, "remit_surcharge", actor=actor, on=on, data={"amount": amount}, note=measures
    ) as row:
        left = owed(row.decision, on).surcharge
        if amount > left:
            text = f"没有保存：截至 {on} 可减免的加处罚款为 {left:,.2f} 元。罚款本身不得减免（行政强制法 第42条）。"
            raise ValidationError({"amount": text})
        stored = record.store_file(row, upload=upload, actor=actor, title="执行协议")
        remission = Remission(
            decision=row.decision, on=on, amount=amount, measures=measures, approved_by=actor, file=stored
        )
        remission.full_clean(exclude=["decision", "file"])
        remission.save()
    return remission
