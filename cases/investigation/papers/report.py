"""行政处罚案件调查报告: source, party, process, facts in their five parts, evidence, law, suggestion."""

from datetime import date

from cases.models import Case
from cases.wording.findings import evidence
from cases.wording.party import party, party_fields
from cases.wording.people import officers
from cases.wording.prose import prose

PARTS = (
    ("时间", "fact_time"),
    ("地点", "fact_place"),
    ("行为", "fact_act"),
    ("情节", "fact_circumstances"),
    ("后果", "fact_consequence"),
)


def investigation_report(case: Case, *, on: date) -> dict:
    """Context of the report from the handlers' text; each part of the facts names the evidence that proves it."""
    report = case.report
    standing = getattr(case, "standing", None)
    return {
        "party": party(case),
        "party_rows": party_fields(case),
        "cause": case.violation.name,
        "case_number": case.number,
        "source": prose(report.source),
        "process": prose(report.process),
        "standing": _standing(standing),
        "facts": [
            {
                "label": label,
                "text": prose(getattr(report, name)),
                "by": _proofs(case, name.removeprefix("fact_")),
            }
            for label, name in PARTS
        ],
        "evidence": evidence(case, on),
        "characterisation": prose(report.characterisation),
        "law": prose(report.law),
        "suggestion": prose(report.suggestion),
        "no_fault": [
            {"by": c.by, "on": c.received_on, "answer": prose(c.answer) or "待审查。"}
            for c in case.no_fault_claims.all()
        ],
        "people": officers(case.handler, case.co_handler, on=on),
        "on": on,
    }


def _standing(row) -> str:
    if row is None:
        return ""
    if row.relation == row.Relation.SELF:
        return "违法行为由当事人自己实施。"
    return (
        f"违法行为{row.get_relation_display()}（{row.actual_actor}）。由当事人承担责任的依据：{row.liability}"
    )


def _proofs(case: Case, element: str) -> list[str]:
    """Numbers of the pieces in the evidence list that prove one part."""
    usable = list(case.evidence.usable().prefetch_related("proofs"))
    return [
        str(number)
        for number, item in enumerate(usable, start=1)
        if any(proof.element == element for proof in item.proofs.all())
    ]
