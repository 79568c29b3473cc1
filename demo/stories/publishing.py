"""Making decisions public as the clerk does."""

from bureau.dates import today
from bureau.timelimits import services as timelimits


def publish_decision(*, case, actor) -> None:
    """The clerk publishes a penalty decision."""
    timelimits.meet(case, "publish.penalty", on=today())
