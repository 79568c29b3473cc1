"""The year 2021 under the law of 2021: the year whose records must yield every figure of the annual report."""

from demo.year_2021.cases import CASES
from demo.year_2021.draws import DRAWS


def tell(bureau) -> None:
    """Takes the whole year into the diary."""
    for tale in CASES[:6] if bureau.light else CASES:
        bureau.tell_case(tale)
    for tale in DRAWS:
        bureau.tell_draw(tale)
