"""Making decisions and results public as the clerk does."""

from publicity.services import publish_penalty


def publish_decision(*, case, actor) -> None:
    """The clerk publishes a penalty decision; rules redact it, and its clock is met."""
    publish_penalty(case=case, actor=actor)
