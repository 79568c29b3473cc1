"""送达回证: which paper was served on whom, how, when, where, by whom."""

from bureau.documents.chinese import date_text
from bureau.documents.models import IssuedDocument
from cases.models import Service
from cases.wording.people import officers

_ON_WAY = {
    Service.Mode.POST: "交邮",
    Service.Mode.PUBLIC: "发布公告",
    Service.Mode.ENTRUSTED: "委托",
    Service.Mode.FORWARDED: "交付转交",
}


def proof_of_service(service: Service) -> dict:
    """Context of the receipt. The addressee is the party as the served paper names it (fatal error 3)."""
    left = service.mode == Service.Mode.LEFT
    return {
        "recipient": recipient(service),
        "place": service.place,
        "papers": [{"title": title_of(service.document), "number": number_of(service.document)}],
        "method": service.get_mode_display(),
        "served_at": service.served_on,
        "receiver": service.receiver,
        "servers": officers(service.officer_a, service.officer_b, on=service.sent_on),
        "witness": service.witness,
        "refusal": service.note if left else "",
        "remark": remark(service),
    }


def recipient(service: Service) -> str:
    """The party frozen into the served paper; else that of the case."""
    frozen = service.document.context.get("party")
    if frozen:
        return frozen["name"]
    return service.case.party_name if service.case else ""


def title_of(document: IssuedDocument) -> str:
    """The heading as printed, which may be narrower than the name of the kind (with or without hearing)."""
    return document.context.get("heading") or document.title


def number_of(document: IssuedDocument) -> str:
    """The number of the paper, or the one it carries without having its own (list of a sealing)."""
    return document.number or document.context.get("carries", "")


def remark(service: Service) -> str:
    """Days and consents the mode of service depends on, then the server's own note."""
    parts = []
    if act := _ON_WAY.get(Service.Mode(service.mode)):
        parts.append(f"{date_text(service.sent_on)}{act}")
    if service.mode == Service.Mode.ELECTRONIC:
        parts.append("受送达人已书面同意电子送达")
    if service.note and service.mode != Service.Mode.LEFT:
        parts.append(service.note.rstrip("。"))
    return "；".join(parts) + "。" if parts else ""
