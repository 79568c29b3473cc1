"""Service of papers (送达) with the receipt."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.timelimits import services as timelimits
from cases import papers
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import Service
from cases.workflow import CASES


def served_day(*, mode: str, sent_on: date, served_on: date | None) -> date:
    """The day of service; public notice serves when its term has run (民事诉讼法: 30 days, until 2021: 60)."""
    if mode == Service.Mode.PUBLIC:
        return timelimits.due("serve.publicnotice", sent_on).on
    if served_on is None:
        raise ValidationError({"served_on": "请填写送达日期。公告送达的由系统计算。"})
    return served_on


@transaction.atomic
def record_service(
    *,
    document: IssuedDocument,
    actor,
    officer_b,
    mode: str,
    sent_on: date,
    place: str,
    receiver: str,
    served_on: date | None = None,
    case=None,
    **facts,
) -> Service:
    """One paper was served by two certified officers; the receipt (送达回证) is issued with it."""
    if sent_on < document.issued_on:
        raise ValidationError(
            {"sent_on": f"没有登记：发出日期早于文书制发日期 {document.issued_on}。请核对日期。"}
        )
    day = served_day(mode=mode, sent_on=sent_on, served_on=served_on)
    refuse_uncertified("登记送达", sent_on, actor, officer_b)
    service = Service(
        document=document,
        case=case,
        mode=mode,
        sent_on=sent_on,
        served_on=day,
        place=place,
        receiver=receiver,
        officer_a=actor,
        officer_b=officer_b,
        **facts,
    )
    service.full_clean(exclude=["case", "receipt"])
    service.save()
    target = case or documents.dossier_of(document)
    service.receipt = documents.issue(
        target, "proof_of_service", actor=actor, on=sent_on, context=papers.proof_of_service(service)
    )
    service.save(update_fields=["receipt"])
    return service


@transaction.atomic
def serve_other(*, case, document: IssuedDocument, actor, **service) -> Service:
    """Service of a paper that moves nothing by itself (sealing, release, hearing notice)."""
    CASES.require(case, "serve_other", actor=actor)
    served = record_service(document=document, actor=actor, case=case, **service)
    with CASES.step(case, "serve_other", actor=actor, on=served.served_on, data={"document": document}):
        pass
    return served
