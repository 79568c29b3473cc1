"""Records from draft to signature: scene records, inquiries, samplings (办法 第28条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import local_day, today
from bureau.documents import services as documents
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases.investigation.record_kinds import RECORD_KINDS, RecordKind
from cases.investigation.services.investigation import enter_evidence
from cases.investigation.services.officers import certificates, enter, refuse_uncertified
from cases.investigation.services.sittings import ARTICLE, check_times, of_record, refuse_overlap
from cases.models import Case, Investigator
from cases.workflow import CASES


@transaction.atomic
def save_record(*, case: Case, actor, kind: str, officer_b, rows=(), existing=None, **facts):
    """Writes a draft, new or changed. `rows` are the lines of an inquiry or a sampling.

    Raises Refused when it is printed already, an officer has no certificate that day, or sits in another record at
    the same time; ValidationError for times and rows that do not fit.
    """
    known = RECORD_KINDS[kind]
    on = local_day(facts["started_at"])
    if existing:
        existing = _locked(known, existing)
        _refuse_fixed(known, existing)
    check_times(facts["started_at"], facts["ended_at"])
    refuse_uncertified(f"制作{known.label}", on, actor, officer_b, case=case)
    row = existing or known.model(case=case)
    row.officer_a, row.officer_b = actor, officer_b
    for name, value in {**facts, **certificates(on, actor, officer_b)}.items():
        setattr(row, name, value)
    if hasattr(row, "recorder_id") and row.recorder_id is None:
        row.recorder = officer_b
    if known.exclusive:
        refuse_overlap(of_record(known, row), f"制作{known.label}")
    data = {"kind": kind, "place": row.place, "officers": [actor, officer_b]}
    with CASES.step(case, "write_record", actor=actor, on=on, data=data) as locked:
        _check(known, row, rows)
        row.save()
        if known.rows:
            known.rows.objects.filter(**{known.link: row}).delete()
            known.rows.objects.bulk_create([known.rows(**{known.link: row}, **line) for line in rows])
        for person in (actor, officer_b):
            enter(locked, person, Investigator.Capacity.RECORDER, since=on)
    return row


def _check(known: RecordKind, row, rows) -> None:
    """The row by its constraints, and its lines."""
    row.full_clean(exclude=["case", "evidence", "document", "scan"])
    if known.rows and not rows:
        raise ValidationError("没有保存：至少填写一行。")
    scene = getattr(row, "scene", None)
    if scene is not None and scene.case_id != row.case_id:
        raise ValidationError({"scene": "现场检查（勘察）笔录不是本案的。请另选。"})
    old = getattr(row, "supplements", None)
    if old is not None and (old.case_id != row.case_id or not old.is_signed):
        raise ValidationError("只能补充本案已签名的笔录。")


def _refuse_fixed(known: RecordKind, row) -> None:
    if row.is_signed:
        text = f"{known.label}已签名，不能修改。需要更正的，请另作补充笔录。"
        raise Refused("修改笔录", [Refusal(text, ARTICLE)])
    if row.is_printed:
        text = f"{known.label}已打印送签，不能修改。需要重做的，请先撤回送签。"
        raise Refused("修改笔录", [Refusal(text, ARTICLE)])


def _locked(known: RecordKind, row):
    return known.model.objects.select_for_update(of=("self",)).get(pk=row.pk)


@transaction.atomic
def drop_record(*, case: Case, actor, kind: str, existing) -> None:
    """A draft that came to nothing; the process record keeps that there was one."""
    known = RECORD_KINDS[kind]
    row = _locked(known, existing)
    _refuse_fixed(known, row)
    if kind == "scene" and row.samplings.exists():
        raise Refused("删去笔录草稿", [Refusal("采样取证登记单引用了这份笔录，不能删去。", ARTICLE)])
    with CASES.step(case, "drop_record", actor=actor, data={"kind": kind, "record": row.pk}):
        row.delete()


@transaction.atomic
def issue_record(*, case: Case, actor, kind: str, existing):
    """Prints the record for signing: the paper is frozen and the draft closed."""
    known = RECORD_KINDS[kind]
    row = _locked(known, existing)
    _refuse_fixed(known, row)
    on = local_day(row.ended_at)
    with CASES.step(
        case, "issue_record", actor=actor, on=on, data={"kind": kind, "record": row.pk}
    ) as locked:
        row.document = documents.issue(
            locked, known.paper, actor=actor, on=on, context=known.context(row, on=on)
        )
        row.save(update_fields=["document"])
    return row


@transaction.atomic
def reopen_record(*, case: Case, actor, kind: str, existing, reason: str):
    """Takes a printed, unsigned paper back; it stays in the file, void."""
    known = RECORD_KINDS[kind]
    row = _locked(known, existing)
    if row.is_signed or not row.is_printed:
        text = f"{known.label}为“{row.stage}”，只有已打印、没有签名的笔录可以撤回。"
        raise Refused("撤回送签的笔录", [Refusal(text, ARTICLE)])
    with CASES.step(case, "reopen_record", actor=actor, data={"kind": kind, "record": row.pk}, note=reason):
        documents.void(row.document, actor=actor, reason=reason)
        row.document = None
        row.save(update_fields=["document"])
    return row


@transaction.atomic
def sign_record(
    *,
    case: Case,
    actor,
    kind: str,
    existing,
    signing: str,
    upload,
    on: date | None = None,
    elements=(),
    proves: str = "",
    **signature,
):
    """The signed paper comes back: scan stored, evidence registered of itself, the record immutable.

    `signature`: signing_reason, witness (both when refused or absent), corrections. `elements`: what it proves.
    """
    known = RECORD_KINDS[kind]
    row = _locked(known, existing)
    on = on or today()
    if row.is_signed or not row.is_printed:
        text = f"{known.label}为“{row.stage}”，须先打印送签，签名只登记一次。"
        raise Refused("登记笔录签名", [Refusal(text, ARTICLE)])
    if on < local_day(row.ended_at):
        raise ValidationError({"on": f"签名早于笔录日期 {local_day(row.ended_at)}。请核对日期。"})
    data = {"kind": kind, "record": row.pk, "signing": signing}
    with CASES.step(case, "sign_record", actor=actor, on=on, data=data) as locked:
        row.scan = record.store_file(
            locked, upload=upload, actor=actor, title=str(row), taken_at=row.ended_at, place=row.place[:120]
        )
        row.evidence = enter_evidence(
            locked,
            officers=(row.officer_a, row.officer_b),
            certificate_a=row.certificate_a,
            certificate_b=row.certificate_b,
            kind=known.evidence_kind(row),
            title=str(row),
            obtained_on=local_day(row.started_at),
            provider=known.provider(row),
            proves=proves or known.proves,
            place=row.place[:120],
            file=row.scan,
            taken_at=row.ended_at,
            elements=elements,
        )
        row.signing, row.signed_on = signing, on
        for name, value in signature.items():
            setattr(row, name, value)
        row.full_clean(exclude=["case"])
        row.save()
    return row
