"""送达地址确认书, 送达公告."""

from datetime import date

from bureau.documents.models import IssuedDocument
from bureau.timelimits import services as timelimits
from cases.execution.papers.receipts import number_of, title_of
from cases.models import Case, ServiceAddress
from cases.wording.articles import article
from cases.wording.party import party
from cases.wording.people import contact
from cases.wording.prose import clause
from cases.wording.terms import term


def service_address(case: Case, row: ServiceAddress) -> dict:
    """Context of the form on which the party confirms where its papers go, and by which means."""
    means = f"同意。电子送达地址：{row.electronic_address}" if row.electronic else "不同意电子送达。"
    return {
        "party": party(case),
        "cause": case.violation.name,
        "number": case.number,
        "address": row.address,
        "postcode": row.postcode,
        "receiver": row.receiver,
        "phone": row.phone,
        "electronic": means,
        "electronic_article": article("service.electronic", row.confirmed_on),
        "signer": row.signer,
        "confirmed_on": row.confirmed_on,
    }


def service_announcement(case: Case, document: IssuedDocument, *, on: date, reason: str) -> dict:
    """Context of the public notice: which paper, where to fetch it, when it counts as served."""
    return {
        "party": party(case),
        "cause": case.violation.name,
        "paper_title": title_of(document),
        "paper_number": number_of(document),
        "paper_on": document.issued_on,
        "reason": clause(reason),
        "article": article("service.public", on),
        "term": term("serve.publicnotice", on, office=case.office),
        "would_be": timelimits.due("serve.publicnotice", on, office=case.office).on,
        "contact": contact(on, case.handler, case.co_handler),
    }
