"""Guards of every step of a case: suspension, recusal, and what no decision may pass over."""

from django.urls import reverse

from bureau.staff.models import User
from bureau.workflow import Context, Refusal
from cases.file.models.case import Case
from cases.investigation.guards import investigation, party
from cases.investigation.guards.limitation import within_limitation

# While an investigation is suspended only these go on: its end, and who is to act.
DURING_SUSPENSION = ("resume", "terminate", "reassign", "hand_over", "ask_recusal", "decide_recusal")
# Steps by which the bureau decides. A new kind of decision belongs here.
NOTICES = ("issue_notice", "issue_exempt_notice")
EXEMPTIONS = ("issue_exemption", "exempt_after_defence")
DECISIONS = ("issue_decision", "decide_on_the_spot", *EXEMPTIONS)


def not_suspended(case, context: Context):
    """办法 第35条: nothing goes on until the investigation is resumed."""
    if context.step in DURING_SUSPENSION or case.open_suspension is None:
        return None
    return Refusal(
        f"案件自 {case.open_suspension.suspended_on} 起中止调查，恢复后才能办理。",
        "办法（令 30）第35条",
        reverse("cases:case-resume", args=[case.pk]),
        "恢复调查",
    )


def not_recused(case, context: Context):
    """行政处罚法 第43条: whose recusal was granted neither acts nor is named for an act."""
    named = {context.actor, *_people(context.data.values())}
    return [
        Refusal(f"{user.name} 已决定回避，不得再参与本案。请由其他人员办理。", "行政处罚法 第43条")
        for user in sorted(named, key=lambda u: u.pk)
        if case.is_recused(user)
    ]


def _people(values):
    for value in values:
        if isinstance(value, User):
            yield value
        elif isinstance(value, list | tuple | set):
            yield from _people(value)


def decision_ready(case, context: Context):
    """What no notice and no decision passes over.

    Before both: one name of the party (fatal error 3). Before a decision: recusals (15), claims of no fault (7),
    limitation (20), evidence for each part of the facts, recorded sampling and results told (5, 6, 14).
    """
    if context.step in NOTICES:
        return party.party_named_alike(case, context)
    if context.step not in DECISIONS:
        return None
    guards = [recusals_answered, no_fault_answered, within_limitation, party.party_named_alike]
    if case.procedure != Case.Procedure.SUMMARY:
        guards += [
            investigation.elements_proved,
            investigation.samplings_recorded,
            investigation.results_told,
        ]
    found = []
    for guard in guards:
        answer = guard(case, context)
        found += answer if isinstance(answer, list) else [answer] if answer else []
    return found


def recusals_answered(case, context: Context) -> list[Refusal]:
    """Fatal error 15: an application for recusal that nobody answered."""
    return [
        Refusal(
            f"{row.asked_by} {row.asked_on} 提出的对 {row.user.name} 的回避申请没有决定。",
            "行政处罚法 第43条；办法（令 30）第6条",
            reverse("cases:recusal-decide", args=[case.pk, row.pk]),
            "决定回避",
        )
        for row in case.all_recusals
        if row.granted is None
    ]


def no_fault_answered(case, context: Context) -> list[Refusal]:
    """Fatal error 7: proof of no fault is examined; if it convinces, no penalty (行政处罚法 第33条第2款)."""
    claims = list(case.no_fault_claims.all())
    found = [
        Refusal(
            f"{claim.by} {claim.received_on} 主张没有主观过错，还没有审查。",
            "行政处罚法 第33条第2款",
            reverse("cases:no-fault-answer", args=[case.pk, claim.pk]),
            "审查意见",
        )
        for claim in claims
        if claim.answered_on is None
    ]
    proved = any(c.accepted and not c.law_otherwise for c in claims)
    if proved and context.step not in EXEMPTIONS:
        text = "当事人有证据足以证明没有主观过错，不予行政处罚。请改为不予处罚，或写明法律另有规定的条款。"
        found.append(Refusal(text, "行政处罚法 第33条第2款"))
    return found
