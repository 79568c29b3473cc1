"""Statement and defence (陈述申辩): received, recorded, answered."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases.decision.papers import defences as papers
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import Case, Defence
from cases.workflow import CASES


@transaction.atomic
def record_defence(
    *,
    case: Case,
    actor,
    by: str,
    content: str,
    received_on: date,
    upload=None,
    oral: bool = False,
    officer_b=None,
    signed: bool = False,
) -> Defence:
    """A statement or defence has come in; it must be answered before the decision.

    An oral one is taken down by two officers and signed by who spoke: 陈述申辩笔录 is issued for it.
    """
    with CASES.step(case, "record_defence", actor=actor, on=received_on, data={"by": by}) as row:
        if received_on < row.notice.issued_on:
            text = f"没有登记：收到日期早于告知书制发日期 {row.notice.issued_on}。请核对日期。"
            raise ValidationError({"received_on": text})
        defence = Defence(case=row, received_on=received_on, by=by, content=content)
        if upload:
            defence.file = record.store_file(row, upload=upload, actor=actor, title=f"{by}的陈述申辩")
        if oral:
            _taken_down(defence, actor, officer_b, signed)
        defence.save()
    return defence


def _taken_down(defence: Defence, actor, officer_b, signed: bool) -> None:
    if officer_b is None:
        raise ValidationError({"officer_b": "口头陈述申辩须由两名执法人员记录。请补选第二名执法人员。"})
    refuse_uncertified("记录陈述申辩", defence.received_on, actor, officer_b, case=defence.case)
    defence.oral, defence.signed = True, signed
    defence.recorded_by, defence.second_officer = actor, officer_b
    defence.full_clean(exclude=["case", "document"])
    defence.document = documents.issue(
        defence.case,
        "defence_statement",
        actor=actor,
        on=defence.received_on,
        context=papers.defence_statement(defence),
    )


@transaction.atomic
def answer_defence(
    *, case: Case, defence: Defence, actor, accepted: bool, answer: str, on: date | None = None
) -> Defence:
    """复核: accepted or not, with reasons, once (行政处罚法 第45条)."""
    on = on or today()
    defence = Defence.objects.select_for_update(of=("self",)).get(pk=defence.pk, case=case)
    if defence.answered_on:
        text = f"这份陈述申辩已于 {defence.answered_on} 复核。"
        raise Refused("复核陈述申辩", [Refusal(text, "行政处罚法 第45条")])
    if on < defence.received_on:
        raise ValidationError({"on": f"没有登记：复核早于收到日期 {defence.received_on}。请核对日期。"})
    data = {"defence": defence.pk, "accepted": accepted}
    with CASES.step(case, "answer_defence", actor=actor, on=on, data=data, note=answer) as row:
        defence.answered_on, defence.answered_by = on, actor
        defence.accepted, defence.answer = accepted, answer
        defence.answer_document = documents.issue(
            row, "defence_answer", actor=actor, on=on, context=papers.defence_answer(row, defence)
        )
        defence.save()
    return defence
