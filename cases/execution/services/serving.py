"""Service of papers (送达) with the receipt."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.record import services as record
from bureau.staff.models import Office
from bureau.timelimits import services as timelimits
from cases import papers
from cases.execution import modes
from cases.investigation.services.investigation import refuse_uncertified
from cases.models import Service
from cases.workflow import CASES

M = Service.Mode


def served_day(*, mode: str, sent_on: date, served_on: date | None, office: Office) -> date:
    """The day of service; public notice serves when its term has run (民事诉讼法: 30 days, until 2021: 60)."""
    if mode == M.PUBLIC:
        return timelimits.due("serve.publicnotice", sent_on, office=office).on
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
    receiver: str = "",
    served_on: date | None = None,
    case=None,
    video=None,
    **facts,
) -> Service:
    """One paper was served by two certified officers; the receipt (送达回证) is issued with it.

    Raises ValidationError by field for what the mode requires, for days out of order and for a paper already served.
    """
    target = case or documents.dossier_of(document)
    facts |= {"mode": mode, "sent_on": sent_on, "served_on": served_on, "place": place, "receiver": receiver}
    _complete(facts, target, document)
    if wrong := modes.missing(mode, facts | {"video": video}, target.party_kind):
        raise ValidationError(wrong)
    facts["served_on"] = served_day(mode=mode, sent_on=sent_on, served_on=served_on, office=target.office)
    _check(facts, target, document)
    refuse_uncertified("登记送达", sent_on, actor, officer_b, case=case)
    if video:
        video = record.store_file(target, upload=video, actor=actor, title=f"送达影像：{document.title}")
    service = Service(
        document=document, case=case, officer_a=actor, officer_b=officer_b, video=video or None, **facts
    )
    service.full_clean(exclude=["case", "receipt", "address", "announcement", "video"])
    service.save()
    service.receipt = documents.issue(
        target, "proof_of_service", actor=actor, on=sent_on, context=papers.proof_of_service(service)
    )
    service.save(update_fields=["receipt"])
    return service


def _complete(facts: dict, target, document: IssuedDocument) -> None:
    """Fills in what need not be asked: the relation of the party itself, the signed consent, the announcement."""
    mode = facts["mode"]
    facts["relation"] = facts.get("relation") or modes.own_relation(target, facts["receiver"])
    if mode == M.PUBLIC:
        facts["receiver"] = facts["receiver"] or target.party_name
        facts["announcement"] = document.announcements.filter(issued_on__lte=facts["sent_on"]).last()
    elif mode == M.ELECTRONIC:
        facts["address"] = modes.electronic_address(getattr(target, "case", None) or target, facts["sent_on"])
        facts["consent"] = facts["address"] is not None
        facts["receiver"] = facts["receiver"] or target.party_name
    else:
        facts.pop("consent", None)


def _check(facts: dict, target, document: IssuedDocument) -> None:
    mode, sent_on = facts["mode"], facts["sent_on"]
    if document.is_void:
        raise ValidationError(f"没有登记：《{document}》已作废。请送达重新制发的文书。")
    if sent_on < document.issued_on:
        raise ValidationError(
            {"sent_on": f"没有登记：发出日期早于文书制发日期 {document.issued_on}。请核对日期。"}
        )
    if mode == M.ELECTRONIC and not facts["consent"]:
        text = (
            "没有登记：当事人没有签订同意电子送达的送达地址确认书（行政处罚法 第61条第2款）。"
            "请先登记确认书，或改用其他方式。"
        )
        raise ValidationError({"mode": text})
    if mode == M.PUBLIC:
        _check_announced(facts, document)


def _check_announced(facts: dict, document: IssuedDocument) -> None:
    if text := modes.public_notice_open(document, facts["sent_on"]):
        raise ValidationError({"mode": f"没有登记：{text}（民事诉讼法 第95条）"})
    if facts["announcement"] is None:
        text = (
            "没有登记：没有制发送达公告，或者公告晚于填写的发布日期。请先制发送达公告（民事诉讼法 第95条）。"
        )
        raise ValidationError({"mode": text})


@transaction.atomic
def serve_other(*, case, document: IssuedDocument, actor, **service) -> Service:
    """Service of a paper that moves nothing by itself (sealing, release, hearing notice)."""
    CASES.require(case, "serve_other", actor=actor)
    served = record_service(document=document, actor=actor, case=case, **service)
    with CASES.step(case, "serve_other", actor=actor, on=served.served_on, data={"document": document}):
        pass
    return served
