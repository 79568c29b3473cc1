"""行政处罚裁量表: benchmark, each factor with its option and evidence, subtotals, result, deviation."""

from datetime import date

from bureau.documents.chinese import yuan
from cases.decision import grounds, records
from cases.decision.papers.reviews import case_fields
from cases.models import Case, DiscretionSheet
from cases.wording.approvals import names
from cases.wording.party import party
from cases.wording.penalty import legal_basis_text
from cases.wording.prose import prose


def discretion_sheet(case: Case, sheet: DiscretionSheet, *, on: date) -> dict:
    """Context of the worksheet as it was computed, line by line."""
    proposal, evidence = sheet.proposal, _evidence(sheet)
    low, high = sheet.data["limits"]
    return {
        "party": party(case),
        "fields": [
            *case_fields(case, on),
            [["裁量基准", f"{sheet.benchmark.name}（{sheet.benchmark.get_model_display()}）"]],
            [["制定机关", sheet.benchmark.issuer], ["法定幅度", f"{yuan(low)}至{yuan(high)}"]],
        ],
        "basis": legal_basis_text(case),
        "steps": [
            [
                step["factor"],
                step["option"],
                step["value"],
                step["subtotal"],
                evidence.get(step["factor"], ""),
            ]
            for step in sheet.data["steps"]
        ],
        "texts": [
            {"label": label, "text": text}
            for label, text in (
                ("以往处罚", sheet.data.get("past", "")),
                ("裁量情节", _grounds(proposal)),
                ("损害赔偿", damage_text(case)),
                ("裁量理由", prose(sheet.data["reasons"])),
                ("偏离说明", _deviation(sheet)),
            )
            if text
        ],
        "opinions": [
            {
                "label": "承办人意见",
                "text": f"建议罚款{yuan(sheet.fine)}。",
                "people": names(case.handler, case.co_handler),
                "on": sheet.made_on,
            },
            {"label": "审查人意见", "text": "", "people": [], "on": None},
        ],
    }


def _evidence(sheet: DiscretionSheet) -> dict[str, str]:
    rows = sheet.choices.prefetch_related("evidence")
    return {row.factor_name: "、".join(item.title for item in row.evidence.all()) for row in rows}


def _grounds(proposal) -> str:
    words = "；".join(grounds.words(proposal.ground_codes))
    if not words:
        return ""
    return f"{proposal.get_outcome_display()}：{words}。{prose(proposal.ground_facts)}"


def damage_text(case: Case) -> str:
    """What became of each claim for damage, in one line; empty without one."""
    claims = records.damage_claims(case)
    return "；".join(f"{claim.party_name}：{records.damage_words(claim)}" for claim in claims)


def _deviation(sheet: DiscretionSheet) -> str:
    if not sheet.deviates:
        return ""
    return f"裁量结果{yuan(sheet.amount)}，建议罚款{yuan(sheet.fine)}。理由：{prose(sheet.deviation_reason)}"
