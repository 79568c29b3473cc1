"""Situations of these months that show every room at work, counted back from today. Each list and tab has content."""

from datetime import timedelta

from demo.situations import cases, intake, rooms


def tell(bureau) -> None:
    """Takes them into the diary, beside the year's ordinary stories."""
    for tale in cases.of(bureau.today):
        bureau.tell_case(tale)
    intake.tell(bureau)
    rooms.tell(bureau, since=bureau.today - timedelta(days=365))
