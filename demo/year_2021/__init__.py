"""The year 2021 under the law of 2021: the year whose records must yield every figure of the annual report."""

from demo import programme
from demo.stories import campaign, listing, online, registers, report
from demo.year_2021.cases import CASES
from demo.year_2021.draws import DRAWS
from demo.year_2021.lists import ANOMALIES, CAMPAIGNS, FIRST, LAST, LISTINGS, WATCHED


def tell(bureau) -> None:
    """Takes the whole year into the diary."""
    cast, firms, diary = bureau.cast, bureau.firms, bureau.diary
    for tale in CASES[:6] if bureau.light else CASES:
        bureau.tell_case(tale)
    for tale in DRAWS:
        bureau.tell_draw(tale)
    for tale in CAMPAIGNS[:1] if bureau.light else CAMPAIGNS:
        diary.tell(campaign.tell(tale, cast, firms, diary))
    for tale in LISTINGS:
        diary.tell(listing.tell(tale, cast, firms))
    diary.tell(online.watch(cast, firms, WATCHED, since=FIRST, until=LAST))
    diary.tell(online.quiet_days(cast, firms, WATCHED, since=FIRST, until=LAST, anomalies=ANOMALIES))
    for found in ANOMALIES:
        diary.tell(online.anomaly(found, cast, firms))
    diary.tell(registers.tell(programme.of_year(2021, cast), cast))
    diary.tell(report.tell(2021, cast, publish=not bureau.light))
