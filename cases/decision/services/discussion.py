"""Collective discussion by the heads."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.workflow import Refusal, Refused
from cases.decision.papers import discussions as papers
from cases.models import Case, CollectiveDiscussion, DiscussionView
from cases.workflow import CASES

LEAST = 3  # heads who vote; the practice of the heads' meeting, no number stands in the statute


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
    recorder=None,
    reporters: Iterable = (),
    views: Iterable[dict] = (),
) -> CollectiveDiscussion:
    """集体讨论 under the chair `actor`: at least three voters, none of them an investigator (fatal error 18).

    `views`: {member, agrees, view, recused} of those who spoke; members without one agreed. Who stands back (回避)
    has no vote. `reporters` report the case and have none either.
    """
    on, members, reporters = on or today(), list(members), list(reporters)
    said = {view["member"].pk: view for view in views}
    voters = {m.pk: m for m in (actor, *members) if not said.get(m.pk, {}).get("recused")}
    if reasons := _objections(case, voters.values(), recorder):
        raise Refused("登记集体讨论", reasons)
    data = {"fine": fine, "members": members}
    with CASES.step(case, "discuss", actor=actor, on=on, note=conclusion, data=data) as row:
        discussion = CollectiveDiscussion.objects.create(
            case=row,
            held_on=on,
            place=place,
            chair=actor,
            recorder=recorder,
            minutes=minutes,
            conclusion=conclusion,
            fine=fine,
        )
        discussion.members.set(members)
        discussion.reporters.set(reporters)
        _keep_views(discussion, (actor, *members), said)
        discussion.document = documents.issue(
            row, "discussion_record", actor=actor, on=on, context=papers.discussion_record(row, discussion)
        )
        discussion.save(update_fields=["document"])
    return discussion


def _objections(case, voters, recorder) -> list[Refusal]:
    reasons = []
    voters = list(voters)
    if len(voters) < LEAST:
        reasons.append(Refusal(f"参加表决的少于 {LEAST} 人。请补选参加人员。", "行政处罚法 第57条第2款"))
    reasons += [
        Refusal(
            f"{m.name} 是本案调查人员，不得参加表决。请改为汇报人，从表决名单中去掉。", "办法（令 30）第38条"
        )
        for m in voters
        if case.is_investigator(m)
    ]
    if recorder and case.is_investigator(recorder):
        reasons.append(
            Refusal(f"{recorder.name} 是本案调查人员，不得担任记录人。请另选。", "办法（令 30）第38条")
        )
    return reasons


def _keep_views(discussion, people, said) -> None:
    for member in {person.pk: person for person in people}.values():
        view = said.get(member.pk, {})
        recused = bool(view.get("recused"))
        row = DiscussionView(
            discussion=discussion,
            member=member,
            recused=recused,
            agrees=None if recused else view.get("agrees", True),
            view=view.get("view", ""),
        )
        row.full_clean()
        row.save()
