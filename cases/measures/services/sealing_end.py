"""The end of a sealing: request of the party, refusal, release and its service."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.record import services as record
from cases import papers
from cases.execution.services.serving import record_service
from cases.measures.guards.sealing import release_paper
from cases.measures.services.noting import note_on_case
from cases.models import ReleaseRequest, Sealing
from cases.workflow import SEALINGS


@transaction.atomic
def request_release(
    *, sealing: Sealing, actor, by: str, content: str, received_on: date, upload=None
) -> ReleaseRequest:
    """The party asks for release: check and decide within five working days (查封扣押办法 第18、19条)."""
    with SEALINGS.step(sealing, "request_release", actor=actor, on=received_on, data={"by": by}) as row:
        stored = record.store_file(row, upload=upload, actor=actor, title="解除申请") if upload else None
        request = ReleaseRequest.objects.create(
            sealing=row, by=by, content=content, received_on=received_on, file=stored
        )
    note_on_case(row, actor, "收到解除申请：", received_on)
    return request


@transaction.atomic
def refuse_release(*, sealing: Sealing, actor, checked: str, on: date | None = None) -> ReleaseRequest:
    """不予解除 with reasons, told in writing."""
    on = on or today()
    with SEALINGS.step(sealing, "refuse_release", actor=actor, on=on, note=checked) as row:
        request = _answered(row, actor, checked, False, on)
        paper = papers.sealing_release_refusal(row, request, on=on)
        documents.issue(row.case, "sealing_release_refusal", actor=actor, on=on, context=paper)
    note_on_case(row, actor, "不予解除", on)
    return request


@transaction.atomic
def refuse_emergency(*, sealing: Sealing, actor, reason: str) -> Sealing:
    """The head finds that nothing should have been sealed: released at once (行政强制法 第19条)."""
    on = today()
    with SEALINGS.step(sealing, "refuse_emergency", actor=actor, on=on, note=reason) as row:
        _release(row, actor, Sealing.ReleaseGround.NOT_APPROVED, on)
    note_on_case(row, actor, "不予批准并立即解除", on)
    return row


@transaction.atomic
def release_sealing(*, sealing: Sealing, actor, release_ground: str, on: date | None = None) -> Sealing:
    """Release, with its paper and list (行政强制法 第27、28条); an open request is thereby granted."""
    on = on or today()
    facts = {"release_ground": release_ground}
    with SEALINGS.step(sealing, "release_sealing", actor=actor, on=on, data=facts) as row:
        if row.requests.filter(answered_on__isnull=True).exists():
            _answered(row, actor, row.ReleaseGround(release_ground).label, True, on)
        _release(row, actor, release_ground, on)
    note_on_case(row, actor, "解除", on)
    return row


@transaction.atomic
def serve_release(*, sealing: Sealing, actor, **service) -> Sealing:
    """The release is served within three working days (查封扣押办法 第21条)."""
    with SEALINGS.step(sealing, "serve_release", actor=actor, on=service["sent_on"]) as row:
        served = record_service(document=release_paper(row), actor=actor, case=row.case, **service)
    note_on_case(row, actor, "送达解除", served.served_on)
    return row


def _release(row: Sealing, actor, ground: str, on: date) -> None:
    row.released_on, row.release_ground = on, ground
    paper = documents.issue(
        row.case, "sealing_release", actor=actor, on=on, context=papers.sealing_release(row, on=on)
    )
    listed = papers.sealing_release_list(row, on=on, number=paper.number)
    documents.issue(row.case, "sealing_release_list", actor=actor, on=on, context=listed)


def _answered(row: Sealing, actor, checked: str, accepted: bool, on: date) -> ReleaseRequest:
    request = row.requests.get(answered_on__isnull=True)
    request.checked, request.accepted = checked, accepted
    request.answered_on, request.answered_by = on, actor
    request.full_clean(exclude=["sealing"])
    request.save()
    return request
