"""Bank slips as a CSV: each row is one payment, tried first, then registered; a wrong row stops none of the others."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import parse_date, today
from bureau.workflow import Refused
from cases.execution.services.payment import record_payment
from cases.models import Case

HEAD = ("决定书文号", "缴款日期", "罚没款", "加处罚款", "票据号")
MOST = 2000


@dataclass(frozen=True)
class Slip:
    """One row of the file and what became of it: `fault` empty when it was, or would be, registered."""

    line: int
    cells: tuple[str, ...]
    case: Case | None = None
    fault: str = ""


class NotKept(Exception):
    """Rolls a trial back."""


def read(upload) -> list[list[str]]:
    """The rows of an upload. Raises ValidationError when it is no such table."""
    raw = upload.read()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ValidationError("没有读取：不是 UTF-8 或 GB18030 编码的 CSV。请另存为 CSV 后重传。")
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text)) if any(row)]
    except csv.Error:
        raise ValidationError("没有读取：不是 CSV。请另存为 CSV 后重传。") from None
    if not rows or tuple(rows[0]) != HEAD:
        raise ValidationError(f"没有读取：首行须为“{'、'.join(HEAD)}”。请按此列名整理。")
    if len(rows) > MOST + 1:
        raise ValidationError(f"没有读取：超过 {MOST} 行。请拆分后上传。")
    return rows[1:]


def run(rows: list[list[str]], *, actor, keep: bool) -> list[Slip]:
    """Registers every row that can be, or, without `keep`, tells what would happen and stores nothing."""
    found: list[Slip] = []
    try:
        with transaction.atomic():
            found = [_one(number, cells, actor) for number, cells in enumerate(rows, start=2)]
            if not keep:
                raise NotKept
    except NotKept:
        pass
    return found


def _one(line: int, cells: list[str], actor) -> Slip:
    shown = tuple((cells + [""] * len(HEAD))[: len(HEAD)])
    number, paid_on, amount, surcharge, receipt_no = shown
    day = parse_date(paid_on)
    if day is None or day > today():
        return Slip(line, shown, fault=f"“{paid_on}”不是已过的日期。")
    try:
        amounts = {"amount": _money(amount), "surcharge": _money(surcharge)}
    except InvalidOperation:
        return Slip(line, shown, fault="金额不是两位小数以内的数。")
    case = Case.objects.visible_to(actor).filter(decision__document__number=number).first()
    if case is None:
        return Slip(line, shown, fault="没有这个文号的处罚决定。")
    try:
        with transaction.atomic():
            record_payment(case=case, actor=actor, paid_on=day, receipt_no=receipt_no, **amounts)
    except ValidationError as error:
        return Slip(line, shown, case, " ".join(error.messages))
    except Refused as refused:
        return Slip(line, shown, case, "；".join(r.text for r in refused.refusals))
    return Slip(line, shown, case)


def _money(text: str) -> Decimal:
    value = Decimal((text or "0").replace(",", ""))
    if not value.is_finite() or value < 0 or value != value.quantize(Decimal("0.01")) or value >= 10**12:
        raise InvalidOperation
    return value
