"""Papers of sealing and seizure as they would be issued now."""

from cases.measures.papers import sealings


def sealing_decision(sealing, data) -> dict:
    """Context of 查封（扣押）决定书."""
    return sealings.sealing_decision(sealing, on=data["on"])


def sealing_release(sealing, data) -> dict:
    """Context of the release, on the ground chosen in the form."""
    sealing.release_ground = data["release_ground"]
    return sealings.sealing_release(sealing, on=data["on"])
