"""涉嫌犯罪移送: report, decision of the chief, sending within hours, what police and court decide (行刑衔接办法)."""

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bureau.dates import local_day, today
from bureau.timelimits import services as timelimits
from bureau.workflow import Context, Refusal
from cases.clocks import alive_clock
from cases.measures.guards import transfer as guard
from cases.measures.services.transfers import issue_papers, note, request
from cases.models import Case, Referral
from cases.workflow import REFERRALS

PAPERS = ("referral_transfer", "referral_approval", "transfer_materials")


@transaction.atomic
def report_crime(*, case: Case, actor, on: date | None = None, **facts) -> Referral:
    """The written report to the chief, who has three days (第5条)."""
    on = on or today()
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    refusals = guard.may_refer(case, Context(actor, on))
    if not case.is_handler(actor):
        refusals.append(Refusal("须由本案承办人报告。"))
    if case.referrals.exclude(state__in=["withdrawn", "returned"]).exists():
        refusals.append(Refusal("本案已报请移送涉嫌犯罪。", "行刑衔接办法第5条"))
    row = request(
        Referral, case=case, actor=actor, refusals=refusals, label="报告移送涉嫌犯罪", on=on, **facts
    )
    timelimits.start(row, "crime.chief.decide", on=on, actor=actor)
    return row


@transaction.atomic
def approve_referral(
    *, referral: Referral, actor, opinion: str, on: date | None = None, at: datetime | None = None
) -> Referral:
    """The chief decides to transfer: 24 hours run from that hour, seven days for the platform (第6、34条)."""
    on = on or today()
    with REFERRALS.step(referral, "approve_referral", actor=actor, on=on, note=opinion) as row:
        row.approved_on, row.approved_by, row.opinion = on, actor, opinion
        keys = (*PAPERS, "transfer_items") if row.items else PAPERS
        row.document = issue_papers(row, keys, actor=actor, on=on)
        timelimits.start(row, "crime.send", on=on, actor=actor, at=at)
    note(row, actor, f"批准移送涉嫌犯罪 {row.document.number}", on)
    return row


@transaction.atomic
def decline_referral(*, referral: Referral, actor, reason: str, on: date | None = None) -> Referral:
    """The chief does not approve; the reasons go into the file (移送规定 第5条)."""
    on = on or today()
    with REFERRALS.step(referral, "decline_referral", actor=actor, on=on, note=reason) as row:
        row.approved_on, row.approved_by, row.opinion = on, actor, reason
    note(row, actor, "不批准移送涉嫌犯罪", on)
    return row


@transaction.atomic
def send_referral(
    *,
    referral: Referral,
    actor,
    sent_at: datetime,
    receiver: str,
    copies_kept: bool,
    procuratorate: str,
    procuratorate_on: date,
) -> Referral:
    """The file goes to the police, the letter also to the procuratorate; the limit of the case stops (第6、16条)."""
    if sent_at > timezone.now():
        raise ValidationError({"sent_at": "移送时间还没有到。请在移送后登记。"})
    on = local_day(sent_at)
    data = {"sent_at": sent_at.isoformat(), "receiver": receiver}
    with REFERRALS.step(referral, "send_referral", actor=actor, on=on, data=data) as row:
        row.sent_on, row.sent_at, row.receiver, row.copies_kept = on, sent_at, receiver, copies_kept
        row.procuratorate, row.procuratorate_on = procuratorate, procuratorate_on
        row.holds_limit = _stop_limit(row, on)
    timelimits.cancel(row.case, "detain.send", "已移送涉嫌犯罪，不再移送行政拘留")
    note(row, actor, f"移送{receiver}，抄送{procuratorate}", on)
    return row


def _stop_limit(row: Referral, on: date) -> bool:
    """Time with the police does not count toward the limit of a case not yet decided (第16条)."""
    clock = alive_clock(row.case, "case.limit")
    if clock is None or clock.state != clock.State.RUNNING or not clock.started_on <= on <= clock.due_on:
        return False
    timelimits.stop(clock, on=on, reason="移送涉嫌犯罪", document=row.document.number)
    return True


def _resume_limit(row: Referral, on: date) -> None:
    clock = alive_clock(row.case, "case.limit")
    if row.holds_limit and clock is not None and clock.state == clock.State.STOPPED:
        timelimits.resume(clock, on=on)


@transaction.atomic
def enter_platform(*, referral: Referral, actor, on: date | None = None) -> Referral:
    """Entered into the shared platform (第34条)."""
    on = on or today()
    with REFERRALS.step(referral, "enter_platform", actor=actor, on=on) as row:
        row.platform_on = on
    return row


@transaction.atomic
def accept_referral(
    *, referral: Referral, actor, receipt_no: str, complexity: str, on: date | None = None
) -> Referral:
    """The police accepted: 3, 7 or 30 days to decide on filing begin (第9条)."""
    on = on or today()
    with REFERRALS.step(referral, "accept_referral", actor=actor, on=on) as row:
        row.accepted_on, row.receipt_no, row.complexity = on, receipt_no, complexity
        timelimits.start(row, complexity, on=on, actor=actor)
    return row


@transaction.atomic
def ask_cure(*, referral: Referral, actor, reason: str, on: date | None = None) -> Referral:
    """The police found the material incomplete: three days to cure it (第8条)."""
    on = on or today()
    with REFERRALS.step(referral, "ask_cure", actor=actor, on=on, note=reason) as row:
        row.supplement_asked_on, row.supplement = on, reason
    return row


@transaction.atomic
def give_cure(*, referral: Referral, actor, reason: str, on: date | None = None) -> Referral:
    """Cured, or explained in writing why it cannot be (第8条)."""
    on = on or today()
    with REFERRALS.step(referral, "give_cure", actor=actor, on=on, note=reason) as row:
        row.supplement = f"{row.supplement}\n{on} 补正：{reason}"
    return row


@transaction.atomic
def police_filed(*, referral: Referral, actor, outcome: str, on: date | None = None) -> Referral:
    """Notice that the police filed the case: goods are handed over within three days (第10条)."""
    on = on or today()
    with REFERRALS.step(referral, "police_filed", actor=actor, on=on, note=outcome) as row:
        row.outcome_on, row.outcome = on, outcome
        if row.items or row.case.sealings.standing().exists():
            timelimits.start(row, "crime.goods", on=on, actor=actor)
    note(row, actor, "公安机关立案", on)
    return row


@transaction.atomic
def hand_over_goods(*, referral: Referral, actor, goods_note: str, on: date | None = None) -> Referral:
    """Goods and other material handed over against signature (第10条)."""
    on = on or today()
    with REFERRALS.step(referral, "hand_over_goods", actor=actor, on=on, note=goods_note) as row:
        row.goods_on, row.goods_note = on, goods_note
    note(row, actor, "移交涉案物品", on)
    return row


@transaction.atomic
def police_declined(*, referral: Referral, actor, outcome: str, on: date | None = None) -> Referral:
    """Notice of not filing: three working days to ask for reconsideration begin (第11条)."""
    on = on or today()
    with REFERRALS.step(referral, "police_declined", actor=actor, on=on, note=outcome) as row:
        row.outcome_on, row.outcome = on, outcome
    note(row, actor, "公安机关不予立案", on)
    return row


@transaction.atomic
def ask_reconsideration(*, referral: Referral, actor, reason: str, on: date | None = None) -> Referral:
    """提请复议 to the police who decided (第11条)."""
    return _object(referral, "ask_reconsideration", "referral_reconsideration", actor, reason, on or today())


@transaction.atomic
def ask_supervision(*, referral: Referral, actor, reason: str, on: date | None = None) -> Referral:
    """建议立案监督 to the procuratorate (第12、13条)."""
    return _object(referral, "ask_supervision", "referral_supervision", actor, reason, on or today())


def _object(referral: Referral, name: str, paper: str, actor, reason: str, on: date) -> Referral:
    with REFERRALS.step(referral, name, actor=actor, on=on, note=reason) as row:
        row.objection = reason
        if not row.outcome:  # the police let their term pass
            row.outcome_on, row.outcome = on, "逾期未作出是否立案的决定"
        issue_papers(row, (paper,), actor=actor, on=on)
    note(row, actor, REFERRALS[name].label, on)
    return row


@transaction.atomic
def return_referral(*, referral: Referral, actor, reason: str, on: date | None = None) -> Referral:
    """No crime in the end: the case comes back and its limit runs on (第16、17条)."""
    return _end(referral, "return_referral", actor, reason, on or today())


@transaction.atomic
def conclude_referral(
    *, referral: Referral, actor, reason: str, criminal_fine: Decimal | None = None, on: date | None = None
) -> Referral:
    """A criminal judgment. A fine already given is set off against 罚金; none is given afterwards (处罚法 第35条)."""
    return _end(referral, "conclude_referral", actor, reason, on or today(), criminal_fine=criminal_fine)


def _end(referral: Referral, name: str, actor, reason: str, on: date, **facts) -> Referral:
    with REFERRALS.step(referral, name, actor=actor, on=on, note=reason, data=facts) as row:
        row.ended_on, row.outcome = on, f"{row.outcome}\n{on} {reason}".strip()
        for field_name, value in facts.items():
            setattr(row, field_name, value)
        _resume_limit(row, on)
    note(row, actor, REFERRALS[name].label, on)
    return row
