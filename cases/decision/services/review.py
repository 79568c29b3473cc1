"""Case review, legal review, collective discussion."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.workflow import Refusal, Refused
from cases.models import Case, CaseReview, CollectiveDiscussion, LegalReview
from cases.workflow import CASES


@transaction.atomic
def pass_review(
    *, case: Case, actor, opinion: str, is_complex: bool = False, on: date | None = None
) -> CaseReview:
    """案件审查 passes; the reviewer says whether the case is complex, which calls for legal review and discussion."""
    on = on or today()
    with CASES.step(case, "pass_review", actor=actor, on=on, note=opinion) as row:
        row.is_complex = row.is_complex or is_complex
        return CaseReview.objects.create(
            case=row, reviewer=actor, reviewed_on=on, passed=True, opinion=opinion
        )


@transaction.atomic
def return_review(*, case: Case, actor, opinion: str, on: date | None = None) -> CaseReview:
    """Sends the case back for more investigation."""
    on = on or today()
    with CASES.step(case, "return_review", actor=actor, on=on, note=opinion) as row:
        row.investigated_on = None
        return CaseReview.objects.create(
            case=row, reviewer=actor, reviewed_on=on, passed=False, opinion=opinion
        )


@transaction.atomic
def legal_review(*, case: Case, actor, agreed: bool, opinion: str, on: date | None = None) -> LegalReview:
    """法制审核 (行政处罚法 第58条): agreed or not, with a written opinion."""
    on = on or today()
    with CASES.step(case, "legal_review", actor=actor, on=on, note=opinion, data={"agreed": agreed}) as row:
        return LegalReview.objects.create(
            case=row, reviewer=actor, reviewed_on=on, agreed=agreed, opinion=opinion
        )


@transaction.atomic
def discuss(
    *,
    case: Case,
    actor,
    members,
    place: str,
    minutes: str,
    conclusion: str,
    fine: Decimal,
    on: date | None = None,
) -> CollectiveDiscussion:
    """集体讨论: at least three heads or members, none of them an investigator of the case (fatal error 18)."""
    on = on or today()
    members = list(members)
    reasons = []
    if len({m.pk for m in members} | {actor.pk}) < 3:
        reasons.append(Refusal("参加集体讨论的少于 3 人。请补选参加人员。", "行政处罚法 第57条第2款"))
    reasons += [
        Refusal(f"{m.name} 是本案调查人员，不得参加表决。请改为列席并从名单中去掉。", "办法（令 30）第38条")
        for m in {actor, *members}
        if case.is_investigator(m)
    ]
    if reasons:
        raise Refused("登记集体讨论", reasons)
    with CASES.step(
        case, "discuss", actor=actor, on=on, note=conclusion, data={"fine": fine, "members": members}
    ) as row:
        discussion = CollectiveDiscussion.objects.create(
            case=row, held_on=on, place=place, chair=actor, minutes=minutes, conclusion=conclusion, fine=fine
        )
        discussion.members.set(members)
    return discussion
