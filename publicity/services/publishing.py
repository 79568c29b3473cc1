"""Making things public, taking them back, keeping them back. Other rooms call `publish`."""

import hashlib
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.dossier import about
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal, Refused
from cases.models import Case
from publicity.disclosure import digest
from publicity.models import Publication
from publicity.workflow import PUBLICATIONS

CASE_KIND, WITHDRAW = Case._meta.label_lower, "publish.withdraw"


@transaction.atomic
def publish(
    dossier,
    *,
    kind: str,
    title: str,
    snapshot: dict,
    actor,
    dated_on: date | None = None,
    number: str = "",
    file: File | None = None,
    on: date | None = None,
    office=None,
) -> Publication:
    """Makes something other than a penalty public at once: a draw, a notice of the positive list, a campaign, a report.

    `snapshot` is JSON and everything in it is shown; `file` is copied, so that the public copy never changes with its
    source. Raises Refused when the actor may not publish, or the same thing is public already.
    """
    assert kind != Publication.Kind.PENALTY, "penalty decisions go through publish_penalty, which redacts"
    publication = prepared(dossier, kind=kind, title=title, actor=actor, office=office)
    data = {"digest": digest(snapshot) if snapshot else ""}
    with PUBLICATIONS.step(publication, "publish", actor=actor, on=on, data=data) as row:
        row.snapshot, row.number, row.dated_on = snapshot, number, dated_on
        if file:
            keep_file(row, file)
        mark_public(row, actor=actor, on=on or today())
    return row


def prepared(dossier, *, kind: str, title: str, actor, office=None) -> Publication:
    """The publication of a thing, made if there is none; refused when it is public or kept back already."""
    live = Publication.objects.live().of(dossier).filter(kind=kind).first()
    if live and live.state != Publication.State.PREPARED:
        when = f"已于 {live.published_on} 公开" if live.published_on else live.get_state_display()
        raise Refused("公开", [Refusal(f"“{live.title}”{when}。要换内容，请先撤回再公开。")])
    office = office or getattr(dossier, "office", None) or actor.office
    return live or Publication.objects.create(
        **about(dossier),
        kind=kind,
        title=title,
        office=office,
        created_by=actor,
        state=Publication.State.PREPARED,
    )


def mark_public(row: Publication, *, actor, on: date) -> None:
    """Sets who published when. The day is the day of the act, the moment is now."""
    row.published_on, row.published_at, row.published_by = on, timezone.now(), actor


def keep_file(row: Publication, source: File) -> None:
    """Copies a file into the publication with its fingerprint."""
    sha = hashlib.sha256()
    for block in source.chunks():
        sha.update(block)
    source.seek(0)
    row.file_sha256 = sha.hexdigest()
    row.file.save(f"{row.kind}-{row.pk}-{row.file_sha256[:12]}.pdf", source, save=False)


@transaction.atomic
def note_change(*, publication: Publication, changed_on: date, change: str, actor) -> Publication:
    """The decision was changed, quashed or found unlawful: three working days to withdraw begin (处罚法 第48条)."""
    with PUBLICATIONS.step(publication, "note_change", actor=actor, on=changed_on, note=change) as row:
        if row.changed_on:
            raise Refused("登记决定被变更、撤销", [Refusal(f"已登记于 {row.changed_on}：{row.change}。")])
        row.changed_on, row.change = changed_on, change
    return row


@transaction.atomic
def withdraw(*, publication: Publication, reason: str, actor, on: date | None = None) -> Publication:
    """Takes a publication off the public site; a tombstone with the reason stays. The reason itself is public."""
    if not reason.strip():
        raise Refused(
            "撤回公开", [Refusal("没有写撤回理由。理由会在网站上公开说明。", "行政处罚法 第48条第2款")]
        )
    with PUBLICATIONS.step(publication, "withdraw", actor=actor, on=on, note=reason) as row:
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = timezone.now(), actor, reason.strip()
        # What visitors search by goes at once; the words that were public stay for the record, and for staff only.
        row.party = row.code = row.town = row.subject = ""
        row.fine = None
    if row.dossier_kind == CASE_KIND:  # the case counts the same three working days after a review or suit
        timelimits.meet(Case(pk=row.dossier_id), WITHDRAW, on=on or today())
    return row
