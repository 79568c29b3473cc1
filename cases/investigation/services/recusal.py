"""Recusal asked for and decided (行政处罚法 第43条; 办法 第6条). The investigation goes on meanwhile."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.workflow import Refusal, Refused
from cases.investigation.papers.approvals import recusal_decision
from cases.models import Case, Recusal
from cases.workflow import CASES


@transaction.atomic
def ask_recusal(
    *, case: Case, actor, user, rank: str, source: str, asked_by: str, reason: str, on: date | None = None
) -> Recusal:
    """An officer, the party or a head says that someone should stand aside. It must be decided before the decision."""
    on = on or today()
    with CASES.step(
        case, "ask_recusal", actor=actor, on=on, data={"officer": user.name, "source": source}, note=reason
    ) as row:
        made = Recusal(
            case=row, user=user, rank=rank, source=source, asked_by=asked_by, asked_on=on, reason=reason
        )
        made.full_clean(exclude=["case"])
        made.save()
    return made


@transaction.atomic
def decide_recusal(
    *,
    case: Case,
    recusal: Recusal,
    actor,
    granted: bool,
    answer: str,
    participants: str = "",
    on: date | None = None,
) -> Recusal:
    """Officers are decided on by a head, other heads by the chief, the chief by the heads together, with the paper.

    A granted recusal bars the person from every further step; a handler is then replaced by handing over.
    """
    on = on or today()
    recusal = Recusal.objects.select_for_update(of=("self",)).get(pk=recusal.pk, case=case)
    if recusal.granted is not None:
        text = f"这份申请已于 {recusal.decided_on} 决定。"
        raise Refused("决定回避", [Refusal(text, "行政处罚法 第43条")])
    data = {"recusal": recusal, "participants": participants, "granted": granted}
    with CASES.step(case, "decide_recusal", actor=actor, on=on, data=data, note=answer) as row:
        recusal.granted, recusal.answer, recusal.decided_on, recusal.decided_by = granted, answer, on, actor
        recusal.collective, recusal.participants = bool(participants), participants
        recusal.document = documents.issue(
            row, "recusal_decision", actor=actor, on=on, context=recusal_decision(row, recusal, on=on)
        )
        recusal.full_clean(exclude=["case"])
        recusal.save()
    return recusal
