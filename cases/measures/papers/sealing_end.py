"""Papers at the end of a sealing: release with its list, refusal to release (行政强制法 第27、28条)."""

from datetime import date

from cases.measures.papers.sealings import decision_number, frame, item_text
from cases.models import ReleaseRequest, Sealing
from cases.wording.articles import article
from cases.wording.people import contact
from cases.wording.prose import clause, prose
from cases.wording.remedies import remedies
from cases.wording.terms import term

# Items of 行政强制法 第28条第1款; what was never approved ends by 第19条.
_RELEASE_ITEMS = {
    Sealing.ReleaseGround.INNOCENT: 1,
    Sealing.ReleaseGround.UNRELATED: 2,
    Sealing.ReleaseGround.DECIDED: 3,
    Sealing.ReleaseGround.EXPIRED: 4,
    Sealing.ReleaseGround.CORRECTED: 5,
}


def sealing_release(sealing: Sealing, *, on: date) -> dict:
    """Context of the release: why, from when, what to collect."""
    return {
        **frame(sealing, "决定书", before="解除"),
        "decision_number": decision_number(sealing),
        "from": sealing.sealed_on or sealing.approved_on,
        "ground": sealing.get_release_ground_display(),
        "article": release_article(sealing, on),
        "items": [item_text(item) for item in sealing.items.all()],
        "released_on": sealing.released_on or on,
        "collect": term("seal.collect", on, office=sealing.office) if sealing.is_seizure else "",
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
        "attachments": [f"解除{sealing.get_kind_display()}清单"],
    }


def release_article(sealing: Sealing, on: date) -> str:
    """The item of 第28条 for the ground, or the article on emergencies."""
    if not sealing.release_ground:
        return ""
    item = _RELEASE_ITEMS.get(Sealing.ReleaseGround(sealing.release_ground))
    return article("sealing.release", on, item=item) if item else article("sealing.emergency", on)


def sealing_release_list(sealing: Sealing, *, on: date, number: str) -> dict:
    """Context of the list that goes with the release and carries its number."""
    columns = (
        ("名称", "", ""),
        ("规格型号", "36", ""),
        ("数量", "22", "c"),
        ("位置", "36", ""),
        ("现状", "28", ""),
    )
    return {
        **frame(sealing, "清单", before="解除"),
        "carries": number,
        "columns": [{"label": label, "width": width, "align": align} for label, width, align in columns],
        "rows": [[i.name, i.model, i.quantity, i.place, ""] for i in sealing.items.all()],
        "intro": f"当事人：{sealing.case.party_name}",
        "signatures": [["当事人", ""], ["见证人", ""], ["执法人员", ""], ["执法人员", ""]],
    }


def sealing_release_refusal(sealing: Sealing, request: ReleaseRequest, *, on: date) -> dict:
    """Context of 不予解除通知书: the request, what the check found, why the measure goes on."""
    return {
        **frame(sealing, "通知书", before="不予解除"),
        "decision_number": decision_number(sealing),
        "from": sealing.sealed_on,
        "received_on": request.received_on,
        "by": request.by,
        "content": clause(request.content),
        "checked": prose(request.checked),
        "article": article("sealing.refusal", on),
        "contact": contact(on, sealing.case.handler, sealing.case.co_handler),
        "remedies": remedies(on, office=sealing.office),
    }
