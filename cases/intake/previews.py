"""What a paper would say if it were issued now, from the form on the screen; nothing is stored."""

from cases.intake.papers import complaint, filing


def filing_approval(case, data) -> dict:
    """Context of 立案审批表."""
    return filing.filing_approval(case, opinion=data["opinion"], on=data["on"])


def acceptance(dossier, data) -> dict:
    """Context of 举报受理告知书."""
    return complaint.acceptance(dossier, on=data["on"])


def routing(dossier, data) -> dict:
    """Context of 举报转送告知书, to the organ named in the form."""
    dossier.routed_to, dossier.reason = data["organ"], data["reason"]
    return complaint.routing(dossier, on=data["on"])


def answer(dossier, data) -> dict:
    """Context of 举报办理答复书, with the words of the form."""
    dossier.result, dossier.reply = data["result"], data["reply"]
    return complaint.answer(dossier, on=data["on"])
