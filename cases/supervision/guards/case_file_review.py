"""Before a round is drawn or finished, and who may read a file."""

from django.urls import reverse

from bureau.workflow import Context, Refusal
from cases.supervision.pool import pool_of


def pool_not_empty(round, context: Context):
    """There must be something to draw from."""
    if pool_of(round).exists():
        return None
    return Refusal(
        f"{round.closed_from} 至 {round.closed_to} 没有结案的案件，没有可抽取的案卷。请调整结案日期。"
    )


def every_file_scored(round, context: Context):
    """The report speaks of all files that were drawn."""
    return [
        Refusal(
            f"{file.case} 还没有评查。",
            fix_url=reverse("cases:file-review", args=[round.pk, file.pk]),
            fix_label="去评查",
        )
        for file in round.files.filter(score__isnull=True).select_related("case")
    ]


def independent(case, person) -> Refusal | None:
    """Nobody judges a file one had a hand in: as investigator, reviewer or decider."""
    decision = getattr(case, "decision", None)
    hands = {case.filed_by_id, decision.decided_by_id if decision else None}
    hands |= set(case.reviews.values_list("reviewer_id", flat=True))
    hands |= set(case.legal_reviews.values_list("reviewer_id", flat=True))
    if not case.is_investigator(person) and person.pk not in hands:
        return None
    return Refusal(f"{person.name} 参与过本案的办理，不能评查本案。请由其他人员评查。", "案卷评查回避")
