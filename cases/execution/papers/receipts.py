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
        "receiver": signer(service),
        "servers": officers(service.officer_a, service.officer_b, on=service.sent_on),
        "witness": service.witness,
        "refusal": (service.reason or service.note) if left else "",
        "remark": remark(service),
    }


def signer(service: Service) -> str:
    """Who signed, in what relation, as whom; nobody signs for a public notice or an electronic arrival."""
    if service.mode in (Service.Mode.PUBLIC, Service.Mode.ELECTRONIC):
        return ""
    words = [service.get_relation_display() if service.relation else "", service.identity]
    told = "，".join(word for word in words if word)
    return f"{service.receiver}，{told}" if told else service.receiver


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
    """Days, organs and consents the mode of service depends on, then the server's own note."""
    parts = []
    if act := _ON_WAY.get(Service.Mode(service.mode)):
        parts.append(f"{date_text(service.sent_on)}{act}")
    parts += [text.format(getattr(service, name)) for name, text in _FACTS if getattr(service, name)]
    if service.mode == Service.Mode.PUBLIC and service.announcement_id:
        parts.append(f"此前的送达经过见送达公告（{service.announcement.paper.number}）")
    if service.mode == Service.Mode.ELECTRONIC:
        parts.append("受送达人已书面同意电子送达" + _sent_to(service))
    if service.mode == Service.Mode.LEFT and service.video_id:
        parts.append("送达过程已录音录像")
    if service.note and service.mode != Service.Mode.LEFT:
        parts.append(service.note.rstrip("。"))
    return "；".join(parts) + "。" if parts else ""


_FACTS = (
    ("organ", "受托机关（转交单位）：{}"),
    ("tracking_no", "邮件号{}，回执注明的收件日期为送达日期"),
    ("media", "公告发布于{}"),
)


def _sent_to(service: Service) -> str:
    if not service.address_id:
        return ""
    return f"，送达至{service.address.electronic_address}，到达日期为送达日期"
