"""Senders of data by the interface: their tokens, how often they may send, and taking in what they send."""

import hashlib
import json
from datetime import datetime
from secrets import token_urlsafe

from django.db import IntegrityError, transaction
from django.utils import timezone

from bureau.record import services as record
from bureau.tokens import fingerprint
from inspections.offsite.models import DataSource, ReadingBatch
from inspections.offsite.reading_file import WrongRow
from inspections.offsite.services.importing import Intake, close, note_problem, places_of

MOST_ROWS = 5_000
FIELDS = ("point", "parameter", "at", "value", "mark", "span")


class WrongMessage(Exception):
    """The message as a whole cannot be used; says why."""


@transaction.atomic
def register(*, office, actor, name: str, enterprise=None, per_minute: int = 60) -> tuple[DataSource, str]:
    """Makes a sender. Its token is returned once and kept nowhere; only its digest is."""
    token = token_urlsafe(32)
    source = DataSource(
        office=office,
        enterprise=enterprise,
        name=name.strip(),
        per_minute=per_minute,
        token_hash=fingerprint(token),
        created_by=actor,
    )
    source.full_clean()
    source.save()
    record.append(source, actor=actor, verb="register", label=f"建立数据来源 {source.name}")
    return source, token


@transaction.atomic
def revoke(*, source: DataSource, actor) -> None:
    """The token opens nothing any more; twice does nothing more."""
    now = timezone.now()
    if DataSource.objects.filter(pk=source.pk, revoked_at__isnull=True).update(revoked_at=now):
        record.append(source, actor=actor, verb="revoke", label=f"撤销数据来源 {source.name}")


def by_token(token: str) -> DataSource | None:
    """The sender a token belongs to, if it is not revoked."""
    rows = DataSource.objects.active().filter(token_hash=fingerprint(token))
    return rows.select_related("office", "enterprise").first() if token else None


def may_send(source: DataSource, now: datetime) -> bool:
    """Counts one message in this minute; False when the minute is full. Two at once cannot take one place."""
    minute = now.replace(second=0, microsecond=0)
    rows = DataSource.objects.filter(pk=source.pk)
    if rows.exclude(minute=minute).update(minute=minute, used=1, last_used_at=now):
        return True
    with transaction.atomic():
        row = rows.select_for_update().get()
        if row.minute != minute or row.used >= row.per_minute:
            return False
        return bool(rows.update(used=row.used + 1, last_used_at=now))


def _refuse(text: str):
    raise WrongMessage(f"{text} 不是数")


def rows_in(body: bytes) -> list[list[str]]:
    """The cells of a message's rows; numbers stay as they were written. Raises WrongMessage."""
    try:
        sent = json.loads(body, parse_float=str, parse_int=str, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise WrongMessage("内容不是 JSON") from error
    rows = sent.get("readings") if isinstance(sent, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise WrongMessage('须为 {"readings": [{point, parameter, at, value, mark, span}, …]}')
    if len(rows) > MOST_ROWS:
        raise WrongMessage(f"一批最多 {MOST_ROWS} 行，收到 {len(rows)} 行")
    return [[_cell(row.get(name)) for name in FIELDS] for row in rows]


def _cell(value) -> str:
    if value is None:
        return ""
    return value.strip()[:80] if isinstance(value, str) else "?"


def receive(*, source: DataSource, body: bytes) -> tuple[ReadingBatch, bool]:
    """Takes in one message; True when it is the first time. The same bytes again give the first answer.

    Unless rows of it were refused: what they lacked (a point, say) may be there by now, so they are tried anew.
    """
    digest = hashlib.sha256(body).hexdigest()
    known = ReadingBatch.objects.filter(source=source, digest=digest).first()
    if known:
        return (_again(known, rows_in(body)) if known.failed else known), False
    rows = rows_in(body)
    try:
        with transaction.atomic():
            return _take(source, digest, rows), True
    except IntegrityError:
        return ReadingBatch.objects.get(source=source, digest=digest), False


def _take(source: DataSource, digest: str, rows: list[list[str]]) -> ReadingBatch:
    batch = ReadingBatch.objects.create(
        office=source.office,
        source=source,
        digest=digest,
        state=ReadingBatch.State.APPLYING,
        name=source.name,
    )
    return _put(batch, source, rows)


@transaction.atomic
def _again(known: ReadingBatch, rows: list[list[str]]) -> ReadingBatch:
    batch = ReadingBatch.objects.select_for_update(of=("self",)).get(pk=known.pk)
    batch.problems = []
    return _put(batch, batch.source, rows)


def _put(batch: ReadingBatch, source: DataSource, rows: list[list[str]]) -> ReadingBatch:
    intake = Intake(places_of(source.office, source.enterprise), batch_id=batch.pk)
    for number, cells in enumerate(rows):
        try:
            intake.take(cells)
        except WrongRow as wrong:
            intake.tally.failed += 1
            note_problem(batch, number, cells, wrong)
    intake.flush()
    close(batch, intake.tally)
    return batch
