"""What may happen to a decision after it was made: clerical correction, annulment."""

from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.documents import services as documents
from bureau.timelimits import services as timelimits
from bureau.timelimits.models import Clock
from bureau.workflow import Refusal, Refused
from cases.decision.papers import endings as papers
from cases.models import Case, Decision, DecisionCorrection
from cases.states import CaseState
from cases.workflow import CASES


@transaction.atomic
def correct_decision(
    *, case: Case, actor, wrong: str, right: str, reason: str = "", on: date | None = None
) -> DecisionCorrection:
    """补正: a clerical slip. `wrong` must stand in the issued decision; amounts and articles are no slips."""
    on = on or today()
    with CASES.step(
        case, "correct_decision", actor=actor, on=on, note=reason, data={"wrong": wrong, "right": right}
    ) as row:
        decision = row.decision
        _refuse_substance(decision, wrong)
        correction = DecisionCorrection(
            decision=decision,
            corrected_on=on,
            corrected_by=actor,
            wrong=wrong,
            right=right,
            reason=reason,
        )
        correction.document = documents.issue(
            row,
            "decision_correction",
            actor=actor,
            on=on,
            context=papers.decision_correction(row, correction),
        )
        correction.full_clean(exclude=["decision", "document"])
        correction.save()
    return correction


def _refuse_substance(decision: Decision, wrong: str) -> None:
    """What the penalty is and what it rests on is changed by annulment and a new decision, never by correction."""
    context = decision.document.context
    substance = [part["text"] for part in context.get("sanctions", [])]
    substance += [context.get("grounds", {}).get(name) or "" for name in ("duty", "penalty")]
    if any(wrong.strip() and wrong.strip() in text for text in substance):
        text = "要更正的是处罚内容或者法律依据，不是文字差错。请撤销原决定，重新作出。"
        raise Refused("补正决定书", [Refusal(text, "行政处罚法 第59条、第75条")])


@transaction.atomic
def annul_decision(
    *, case: Case, actor, ground: str, reason: str, document: str = "", on: date | None = None
) -> Decision:
    """The decision loses its effect and stays on file. `ground`: own, review, court, superior (`AnnulGround`).

    `document` names the review decision or judgment; of its own motion the bureau issues 撤销行政处罚决定书. Clocks of
    the decision end; a published one must be withdrawn within three working days (行政处罚法 第48条第2款).
    """
    on = on or today()
    step = "annul_closed" if case.state == CaseState.CLOSED else "annul_decision"
    data = {"ground": ground, "document": document}
    with CASES.step(case, step, actor=actor, on=on, note=reason, data=data) as row:
        decision = row.decision
        decision.annulled_on, decision.annul_ground, decision.annulled_by = on, ground, actor
        decision.annul_reason = f"{reason}（{document}）" if document else reason
        if ground == Decision.AnnulGround.OWN:
            decision.annul_document = documents.issue(
                row,
                "annulment_decision",
                actor=actor,
                on=on,
                context=papers.annulment_decision(row, decision),
            )
        decision.full_clean(exclude=["case", "notice", "document", "annul_document"])
        decision.save()
        documents.void(decision.document, actor=actor, reason=f"{on} {decision.get_annul_ground_display()}")
        _end_clocks(row, on, actor)
    return decision


def _end_clocks(case: Case, on: date, actor) -> None:
    for clock in Clock.objects.alive().of(case):
        timelimits.cancel(case, clock.key, "决定已撤销", label=clock.label)
    if Clock.objects.of(case).filter(key="publish.penalty", met_on__isnull=False).exists():
        timelimits.start(case, "publish.withdraw", on=on, actor=actor)
