"""结案审批表: what was decided, served, paid and corrected."""

from datetime import date

from cases.models import Case
from cases.wording.approvals import day_or_blank, handlers, handlers_opinion, names
from cases.wording.articles import article
from cases.wording.outcome import carried_out, corrected, outcome
from cases.wording.party import party, party_fields
from cases.wording.people import day_of
from cases.wording.prose import prose


def closing_approval(case: Case, *, opinion: str, on: date, by=None) -> dict:
    """Context of the closing form: what was decided, served, paid, corrected, and why the case may be closed."""
    asked, decision = day_of(case, "request_closing"), getattr(case, "decision", None)
    texts = [
        ("处理结果", outcome(decision)),
        ("执行情况", carried_out(case, decision)),
        ("改正情况", corrected(case)),
        ("结案情形", closing_grounds(case, on)),
    ]
    return {
        "party": party(case),
        "fields": [
            [["案由", case.violation.name]],
            [["立案号", case.number], ["立案日期", day_or_blank(case.filed_on)]],
            *party_fields(case),
            handlers(case, on),
            [
                ["决定书文号", decision.document.number if decision else ""],
                ["决定日期", day_or_blank(case.decided_on)],
            ],
        ],
        "texts": [{"label": label, "text": text} for label, text in texts if text],
        "opinions": [
            handlers_opinion(case, f"{case.closing_basis}\n建议结案。", asked or on),
            {"label": "审批意见", "text": prose(opinion), "people": names(by), "on": case.closed_on},
        ],
    }


def closing_grounds(case: Case, on: date) -> str:
    """The ground under which a case is closed, with its article."""
    cited = article("closing", on)
    return f"{case.get_closing_ground_display()}（{cited}）。" if case.closing_ground else f"{cited}。"
