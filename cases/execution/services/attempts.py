"""What goes before a service: the address the party confirms, attempts that failed, the public notice."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.record import services as record
from bureau.workflow import Refusal, Refused
from cases import papers
from cases.execution import modes
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import Announcement, Case, ServiceAddress, ServiceAttempt
from cases.workflow import CASES


@transaction.atomic
def record_attempt(
    *, case: Case, document: IssuedDocument, actor, officer_b, tried_on: date, upload=None, **facts
) -> ServiceAttempt:
    """A service that did not succeed, by two certified officers; what came back is kept."""
    refuse_uncertified("登记未成的送达", tried_on, actor, officer_b, case=case)
    if tried_on < document.issued_on:
        raise ValidationError(
            {"tried_on": f"没有登记：日期早于文书制发日期 {document.issued_on}。请核对日期。"}
        )
    data = {"document": document, "result": facts["result"]}
    with CASES.step(case, "record_attempt", actor=actor, on=tried_on, data=data, note=facts["detail"]) as row:
        title = f"未成送达的凭证：{document.title}"
        stored = record.store_file(row, upload=upload, actor=actor, title=title) if upload else None
        attempt = ServiceAttempt(
            case=row,
            document=document,
            officer_a=actor,
            officer_b=officer_b,
            tried_on=tried_on,
            file=stored,
            **facts,
        )
        attempt.full_clean(exclude=["case", "file"])
        attempt.save()
    return attempt


@transaction.atomic
def announce_service(
    *, case: Case, document: IssuedDocument, actor, reason: str, on: date | None = None
) -> Announcement:
    """Issues 送达公告; its term runs from publication, which is registered as the service (民事诉讼法 第95条)."""
    on = on or today()
    if text := modes.public_notice_open(document, on):
        raise Refused("制发送达公告", [Refusal(text, "民事诉讼法 第95条")])
    with CASES.step(
        case, "announce_service", actor=actor, on=on, data={"document": document}, note=reason
    ) as row:
        announcement = Announcement(document=document, case=row, issued_on=on, reason=reason)
        announcement.paper = documents.issue(
            row,
            "service_announcement",
            actor=actor,
            on=on,
            context=papers.service_announcement(row, document, on=on, reason=reason),
        )
        announcement.full_clean(exclude=["case", "paper"])
        announcement.save()
    return announcement


@transaction.atomic
def confirm_address(*, case: Case, actor, confirmed_on: date, upload=None, **facts) -> ServiceAddress:
    """送达地址确认书: the paper is issued for the party to sign; the signed copy is kept with it."""
    with CASES.step(
        case, "confirm_address", actor=actor, on=confirmed_on, data={"by": facts["signer"]}
    ) as row:
        stored = (
            record.store_file(row, upload=upload, actor=actor, title="送达地址确认书（签字）")
            if upload
            else None
        )
        address = ServiceAddress(case=row, confirmed_on=confirmed_on, file=stored, recorded_by=actor, **facts)
        address.document = documents.issue(
            row,
            "service_address",
            actor=actor,
            on=confirmed_on,
            context=papers.service_address(row, address),
        )
        address.full_clean(exclude=["case", "document"])
        address.save()
    return address
