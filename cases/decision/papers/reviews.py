"""案件审查表 and 法制审核意见书: ruled forms with their points (办法 第39、50条)."""

from datetime import date

from cases.decision import checklists
from cases.decision.thresholds import legal_review_grounds
from cases.models import Case, CaseReview, LegalReview
from cases.wording.approvals import day_or_blank, handlers, names
from cases.wording.party import party, party_fields
from cases.wording.penalty import intended, legal_basis_text
from cases.wording.prose import prose


def case_fields(case: Case, on: date) -> list:
    """The head every inner form of a case shares."""
    return [
        [["案由", case.violation.name]],
        [["立案号", case.number], ["立案日期", day_or_blank(case.filed_on)]],
        *party_fields(case),
        handlers(case, on),
    ]


def points_text(points: list[dict], table: tuple) -> str:
    """The checklist, a line per point; points not filled in are left to the hand."""
    found = {point["key"]: point for point in points}
    return "\n".join(_point(label, found.get(key), n) for n, (key, label) in enumerate(table, 1))


def _point(label: str, point: dict | None, n: int) -> str:
    if point is None:
        return f"{n}. {label}：□符合　□不符合"
    note = f"。{prose(point['note'])}" if point.get("note") else ""
    return f"{n}. {label}：{'符合' if point['ok'] else '不符合'}{note}"


def case_review(case: Case, review: CaseReview) -> dict:
    """Context of the review form, by someone who did not investigate (办法 第38条)."""
    on = review.reviewed_on
    texts = [
        ("违法事实", prose(case.facts)),
        ("调查结论", prose(case.investigation_report)),
        ("处罚建议", f"{legal_basis_text(case)}{intended(case)}"),
        ("审查要点", points_text(review.points, checklists.REVIEW)),
    ]
    verdict = "审查通过。" if review.passed else "退回补充调查。"
    return {
        "party": party(case),
        "fields": case_fields(case, on),
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            {
                "label": "审查意见",
                "text": f"{prose(review.opinion)}\n{verdict}",
                "people": names(review.reviewer),
                "on": on,
            }
        ],
    }


def legal_review(case: Case, review: LegalReview) -> dict:
    """Context of the written opinion of the legal review (行政处罚法 第58条; 办法 第50、51条)."""
    on = review.reviewed_on
    why = "、".join(legal_review_grounds(case, on)) or "本机关认为需要审核"
    texts = [
        ("审核事由", f"本案{why}，依法须经法制审核。"),
        ("违法事实", prose(case.facts)),
        ("拟处罚意见", f"{legal_basis_text(case)}{intended(case, fine=review.fine)}"),
        ("审核要点", points_text(review.points, checklists.LEGAL)),
    ]
    verdict = "审核结论：同意。" if review.agreed else "审核结论：不同意，请按审核意见补正后再次提交审核。"
    return {
        "party": party(case),
        "fields": case_fields(case, on),
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            {
                "label": "审核意见",
                "text": f"{prose(review.opinion)}\n{verdict}",
                "people": names(review.reviewer),
                "on": on,
            }
        ],
    }
