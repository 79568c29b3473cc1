"""Reviews and suits: received, answered, heard, stayed, decided, appealed (行政复议法; 行政诉讼法)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.timelimits import services as timelimits
from cases import papers
from cases.execution.services.clocks import refresh_court_clock
from cases.execution.services.outcome import apply_outcome
from cases.models import Case, Remedy, RemedyHearing, Stay
from cases.workflow import CASES, REMEDIES

K, OUT = Remedy.Kind, Remedy.Outcome
PAPER = {K.REVIEW: "review_answer", K.SUIT: "suit_answer"}


@transaction.atomic
def register_remedy(*, case: Case, actor, received_on: date, **facts) -> Remedy:
    """A copy of the application or complaint has come in: the term to answer begins (复议法 第48条; 行诉 第67条)."""
    data = {"kind": facts["kind"], "by": facts["applicant"]}
    with CASES.step(case, "register_remedy", actor=actor, on=received_on, data=data) as row:
        decision = row.decision
        if facts["applied_on"] < decision.decided_on:
            text = f"没有登记：申请（起诉）早于处罚决定日期 {decision.decided_on}。请核对日期。"
            raise ValidationError({"applied_on": text})
        remedy = _begin(row, decision, actor, received_on=received_on, **facts)
        refresh_court_clock(row, actor=actor)
    return remedy


def _begin(case: Case, decision, actor, **facts) -> Remedy:
    remedy = Remedy(case=case, decision=decision, office=case.office, created_by=actor, **facts)
    remedy.full_clean(exclude=["case", "decision", "office", "previous", "created_by"])
    remedy.save()
    record.append(
        remedy,
        actor=actor,
        verb="receive",
        label=f"收到{remedy.get_kind_display()}材料",
        legal=True,
        after=remedy.state,
        on=remedy.received_on,
        data={"case": case.pk, "docket": remedy.docket},
    )
    answer = (
        "suit.answer"
        if remedy.kind == K.SUIT
        else "review.answer.simple"
        if remedy.simple
        else "review.answer"
    )
    timelimits.start(remedy, answer, on=remedy.received_on, actor=actor)
    if remedy.kind == K.REVIEW:
        decide = "review.decide.simple" if remedy.simple else "review.decide"
        timelimits.start(remedy, decide, on=remedy.accepted_on, actor=actor)
    return remedy


@transaction.atomic
def answer_remedy(
    *, remedy: Remedy, actor, answer: str, agents: str = "", upload=None, on: date | None = None
) -> Remedy:
    """复议答复书 or 答辩状, with the evidence and the legal basis, inside the term."""
    on = on or today()
    with REMEDIES.step(remedy, "answer_remedy", actor=actor, on=on) as row:
        row.answered_on, row.answer, row.agents = on, answer, agents
        if upload:
            title = f"{row.get_kind_display()}提交的证据和依据"
            row.answer_file = record.store_file(row.case, upload=upload, actor=actor, title=title)
        row.document = documents.issue(
            row.case, PAPER[row.kind], actor=actor, on=on, context=papers.remedy_answer(row, on=on)
        )
    _note(row, actor, f"{row.get_kind_display()}：制发{row.document.title}", on)
    return row


@transaction.atomic
def record_hearing(*, remedy: Remedy, actor, on: date, **facts) -> RemedyHearing:
    """A session: the responsible person appears, or why not (行政诉讼法 第3条第3款)."""
    with REMEDIES.step(remedy, "record_hearing", actor=actor, on=on) as row:
        hearing = RemedyHearing(remedy=row, on=on, **facts)
        hearing.full_clean(exclude=["remedy"])
        hearing.save()
    return hearing


@transaction.atomic
def order_stay(*, remedy: Remedy, actor, from_on: date, **facts) -> Stay:
    """停止执行, ordered by the review body or the court; nothing else stops the execution."""
    with REMEDIES.step(remedy, "order_stay", actor=actor, on=from_on, note=facts["reason"]) as row:
        stay = Stay(remedy=row, from_on=from_on, **facts)
        stay.full_clean(exclude=["remedy"])
        stay.save()
    _note(row, actor, f"停止执行（{stay.document_no}）", from_on)
    return stay


@transaction.atomic
def lift_stay(*, remedy: Remedy, actor, to_on: date) -> Stay:
    """The execution goes on."""
    with REMEDIES.step(remedy, "lift_stay", actor=actor, on=to_on) as row:
        stay = row.stays.get(to_on__isnull=True)
        stay.to_on = to_on
        stay.full_clean(exclude=["remedy"])
        stay.save()
    _note(row, actor, "恢复执行", to_on)
    return stay


@transaction.atomic
def decide_remedy(
    *,
    remedy: Remedy,
    actor,
    decided_on: date,
    decision_served_on: date,
    outcome: str,
    outcome_text: str,
    new_fine: Decimal | None = None,
) -> Remedy:
    """What was decided. A review and a second instance bind at once; a first judgment waits for the term of appeal."""
    _check_decided(remedy, outcome, new_fine)
    data = {"outcome": outcome, "new_fine": new_fine}
    with REMEDIES.step(
        remedy, "decide_remedy", actor=actor, on=decision_served_on, data=data, note=outcome_text
    ) as row:
        row.decided_on, row.decision_served_on = decided_on, decision_served_on
        row.outcome, row.outcome_text, row.new_fine = outcome, outcome_text, new_fine
        if decided_on < row.accepted_on:
            raise ValidationError({"decided_on": f"没有登记：早于受理日期 {row.accepted_on}。请核对日期。"})
    if row.kind == K.REVIEW or row.instance == 2 or outcome in (OUT.WITHDRAWN, OUT.MEDIATED):
        return take_effect(remedy=row, actor=actor, effective_on=decision_served_on)
    return row


def _check_decided(remedy: Remedy, outcome: str, new_fine) -> None:
    if outcome == OUT.VARY and new_fine is None:
        raise ValidationError({"new_fine": "没有登记：变更决定须写明变更后的罚款。请按决定书填写。"})
    if outcome != OUT.VARY and new_fine is not None:
        raise ValidationError({"new_fine": "没有登记：只有变更决定才填变更后的罚款。请清空。"})
    if new_fine is not None and new_fine > remedy.decision.fine:
        text = "没有登记：复议、诉讼不得作出更为不利的变更（行政复议法 第63条；行政诉讼法 第77条）。请核对。"
        raise ValidationError({"new_fine": text})


@transaction.atomic
def appeal(*, remedy: Remedy, actor, received_on: date, **facts) -> Remedy:
    """Either side appeals: the judgment does not bind, the second instance is a dossier of its own."""
    with REMEDIES.step(remedy, "appeal", actor=actor, on=received_on, data={"by": facts["applicant"]}) as row:
        pass
    second = _begin(
        row.case, row.decision, actor, kind=K.SUIT, instance=2, previous=row, received_on=received_on, **facts
    )
    _note(second, actor, "上诉", received_on)
    return second


@transaction.atomic
def take_effect(*, remedy: Remedy, actor, effective_on: date) -> Remedy:
    """The result binds: surcharge runs on, the court window is computed anew, what was quashed is undone."""
    if effective_on < remedy.decision_served_on:
        text = f"没有登记：生效早于送达日期 {remedy.decision_served_on}。请核对日期。"
        raise ValidationError({"effective_on": text})
    with REMEDIES.step(
        remedy, "take_effect", actor=actor, on=effective_on, data={"outcome": remedy.outcome}
    ) as row:
        row.effective_on = effective_on
        Stay.objects.filter(remedy=row, to_on__isnull=True, from_on__lte=effective_on).update(
            to_on=effective_on
        )
    _note(row, actor, f"{row}终结：{row.get_outcome_display()}", effective_on)
    apply_outcome(row, actor=actor)
    return row


def _note(remedy: Remedy, actor, label: str, on: date) -> None:
    """The case's own record names each act of a review or suit."""
    record.append(
        remedy.case, actor=actor, verb="remedy", label=label, on=on, legal=True, data={"remedy": remedy.pk}
    )
