"""移送行政拘留: request, approval, sending, what the police decide (移送拘留办法 第10–15条)."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal
from cases.measures import listed
from cases.measures.guards import transfer as guard
from cases.measures.services.transfers import issue_papers, note, request
from cases.models import Case, Detention
from cases.workflow import DETENTIONS

PAPERS = ("detention_transfer", "detention_approval", "transfer_materials")


@transaction.atomic
def request_detention(*, case: Case, actor, on: date | None = None, **facts) -> Detention:
    """An officer of the case asks the head; after the penalty decision only (第2、10条)."""
    on = on or today()
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    refusals = guard.may_detain(case, Context(actor, on))
    if not case.is_handler(actor):
        refusals.append(Refusal("须由本案承办人报请。"))
    if case.detentions.exclude(state="withdrawn").exists():
        refusals.append(Refusal("本案已报请移送行政拘留。", "移送拘留办法第10条"))
    row = listed.listed(listed.DETAIN, case.violation.code, guard.law_day(case))
    if row:
        facts.update(situation=row.note or case.violation.name, article=row.article)
    decided_on = case.decided_on or on
    return request(
        Detention,
        case=case,
        actor=actor,
        refusals=refusals,
        label="报请移送行政拘留",
        on=on,
        penalty_decided_on=decided_on,
        **facts,
    )


@transaction.atomic
def approve_detention(*, detention: Detention, actor, opinion: str, on: date | None = None) -> Detention:
    """The head decides to transfer; three working days to send begin (第12、19条)."""
    on = on or today()
    with DETENTIONS.step(detention, "approve_detention", actor=actor, on=on, note=opinion) as row:
        row.approved_on, row.approved_by, row.opinion = on, actor, opinion
        keys = (*PAPERS, "transfer_items") if row.items else PAPERS
        row.document = issue_papers(row, keys, actor=actor, on=on)
    note(row, actor, f"批准移送行政拘留 {row.document.number}", on)
    return row


@transaction.atomic
def refuse_detention(*, detention: Detention, actor, reason: str) -> Detention:
    """The head declines."""
    with DETENTIONS.step(detention, "refuse_detention", actor=actor, note=reason) as row:
        row.opinion = reason
    return row


@transaction.atomic
def send_detention(
    *, detention: Detention, actor, receiver: str, copies_kept: bool, on: date | None = None
) -> Detention:
    """Originals go to the police, copies stay (第11、12条). Meets the duty of the case as well."""
    on = on or today()
    with DETENTIONS.step(detention, "send_detention", actor=actor, on=on) as row:
        row.sent_on, row.receiver, row.copies_kept = on, receiver, copies_kept
    timelimits.meet(row.case, "detain.send", on=on)
    note(row, actor, f"移送{receiver}", on)
    return row


@transaction.atomic
def accept_detention(*, detention: Detention, actor, receipt_no: str, on: date | None = None) -> Detention:
    """The police took the case: their five working days to refuse begin (第15条)."""
    on = on or today()
    with DETENTIONS.step(detention, "accept_detention", actor=actor, on=on) as row:
        row.accepted_on, row.receipt_no = on, receipt_no
    return row


@transaction.atomic
def ask_supplement(*, detention: Detention, actor, reason: str, on: date | None = None) -> Detention:
    """The police asked for more material (第13条)."""
    on = on or today()
    with DETENTIONS.step(detention, "ask_supplement", actor=actor, on=on, note=reason) as row:
        row.supplement_asked_on, row.supplement = on, reason
    return row


@transaction.atomic
def give_supplement(*, detention: Detention, actor, reason: str, on: date | None = None) -> Detention:
    """It was given."""
    on = on or today()
    with DETENTIONS.step(detention, "give_supplement", actor=actor, on=on, note=reason) as row:
        row.supplement = f"{row.supplement}\n{on} 补充：{reason}"
    return row


@transaction.atomic
def police_detained(*, detention: Detention, actor, outcome: str, on: date | None = None) -> Detention:
    """A copy of the decision to detain came in (第14条)."""
    return _outcome(detention, "police_detained", actor, outcome, on or today())


@transaction.atomic
def police_refused(*, detention: Detention, actor, outcome: str, on: date | None = None) -> Detention:
    """Refused with reasons, the file comes back (第15条)."""
    return _outcome(detention, "police_refused", actor, outcome, on or today())


def _outcome(detention: Detention, name: str, actor, outcome: str, on: date) -> Detention:
    with DETENTIONS.step(detention, name, actor=actor, on=on, note=outcome) as row:
        row.outcome_on, row.outcome = on, outcome
    note(row, actor, DETENTIONS[name].label, on)
    return row
