"""案件处理内部审批表: what handlers, reviewers and heads said, before the decision is signed."""

from cases.decision.papers.reviews import case_fields
from cases.models import Case, Decision
from cases.wording.approvals import handlers_opinion, names
from cases.wording.hearing import defence_summary
from cases.wording.party import party
from cases.wording.penalty import given, intended, legal_basis_text
from cases.wording.prose import prose


def disposal_approval(case: Case, decision: Decision) -> dict:
    """Context of the form. `decision` is unsaved; its own paper follows in the same act."""
    on = decision.decided_on
    texts = [
        ("违法事实", prose(case.facts)),
        ("处罚依据", legal_basis_text(case)),
        ("陈述申辩和听证", prose(defence_summary(case))),
        ("处理意见", given(decision)),
        ("裁量理由", prose(decision.reasons)),
    ]
    return {
        "party": party(case),
        "fields": case_fields(case, on),
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            handlers_opinion(
                case, f"{prose(case.proposal.reasons)}\n建议：{intended(case)}", case.investigated_on
            ),
            *_opinions(case),
            {
                "label": "负责人审批",
                "text": f"同意。{given(decision)}",
                "people": names(decision.decided_by),
                "on": on,
            },
        ],
    }


def _opinions(case: Case) -> list[dict]:
    rows = [
        ("审查意见", case.reviews.filter(passed=True).last()),
        ("法制审核意见", case.legal_reviews.last()),
    ]
    found = [
        {"label": label, "text": prose(row.opinion), "people": names(row.reviewer), "on": row.reviewed_on}
        for label, row in rows
        if row
    ]
    discussion = case.discussions.last()
    if discussion:
        found.append(
            {
                "label": "集体讨论结论",
                "text": prose(discussion.conclusion),
                "people": names(discussion.chair),
                "on": discussion.held_on,
            }
        )
    return found
