"""A special campaign: drafted, launched, visited, finished."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bureau.dates import today
from demo.days import office_day, office_days
from demo.stories import visit
from inspections.models import Campaign, InspectionTask
from inspections.services import campaign as campaigns
from publicity.models import Publication
from publicity.services import publish_special

SPECIAL, RESULTS = Publication.Kind.SPECIAL, Publication.Kind.VISITS


@dataclass(frozen=True)
class CampaignTale:
    """Title, focus, order from above, first and last day, targets; `problems` counts the visits with a finding."""

    title: str
    focus: str
    basis: str
    first: date
    last: date
    firms: tuple[str, ...]
    problems: int = 1


def tell(tale: CampaignTale, cast, firms, diary) -> Iterator[date]:
    """The campaign on its days; each target gets its visit."""
    yield office_days(tale.first, -3)
    made = campaigns.create(
        office=cast.bureau, actor=cast.heq, title=tale.title, focus=tale.focus, basis=tale.basis, starts_on=tale.first,
        ends_on=tale.last, goal="核查治污设施运行、排放去向和台账，严查逃避监管行为。",
    )  # fmt: skip
    campaigns.set_targets(campaign=made, enterprises=[firms[name] for name in tale.firms], actor=cast.heq)
    campaigns.submit(campaign=Campaign.objects.get(pk=made.pk), actor=cast.heq)
    yield office_day(tale.first)
    tasks = campaigns.launch(campaign=Campaign.objects.get(pk=made.pk), actor=cast.shenrc)
    publish_special(campaign=Campaign.objects.get(pk=made.pk), kind=SPECIAL, actor=cast.heq)
    gap = max(2, (tale.last - tale.first).days // (len(tasks) + 1))
    for n, task in enumerate(tasks, 1):
        problem = visit.PROBLEMS[2 * n % len(visit.PROBLEMS)] if n <= tale.problems else None
        diary.tell(_visit(task.pk, today() + timedelta(days=n * gap), problem), since=today())
    yield office_days(tale.last, 5)
    while InspectionTask.objects.filter(campaign=made).open().exists():
        yield office_days(today(), 1)
    campaigns.finish(
        campaign=Campaign.objects.get(pk=made.pk), actor=cast.heq,
        summary=f"检查企业 {len(tasks)} 家，发现问题 {tale.problems} 个，均已督促改正。",
    )  # fmt: skip
    yield office_days(today(), 4)
    publish_special(campaign=Campaign.objects.get(pk=made.pk), kind=RESULTS, actor=cast.heq)


def _visit(pk: int, day: date, problem) -> Iterator[date]:
    yield office_day(day)
    visit.make(
        InspectionTask.objects.select_related("enterprise", "officer_a", "officer_b").get(pk=pk), problem
    )
