"""Papers of sealing and seizure as they would be issued now."""

from bureau.dates import today
from cases.measures.papers import sealing_end, sealing_term, sealings


def sealing_decision(sealing, data) -> dict:
    """Context of 查封（扣押）决定书."""
    return sealings.sealing_decision(sealing, on=data.get("on") or today())


def sealing_extension(sealing, data) -> dict:
    """Context of 延期通知书 with the reason in the form."""
    sealing.extension_reason = data["reason"]
    return sealing_term.sealing_extension(sealing, on=data["on"])


def sealing_testing(sealing, data) -> dict:
    """Context of 检测（鉴定）期间告知书."""
    return sealing_term.sealing_testing(sealing, **data)


def sealing_release(sealing, data) -> dict:
    """Context of the release, on the ground chosen in the form."""
    sealing.release_ground = data["release_ground"]
    return sealing_end.sealing_release(sealing, on=data["on"])


def sealing_release_refusal(sealing, data) -> dict:
    """Context of 不予解除通知书 with the findings in the form."""
    request = sealing.requests.filter(answered_on__isnull=True).first()
    request.checked = data["checked"]
    return sealing_end.sealing_release_refusal(sealing, request, on=data["on"])
