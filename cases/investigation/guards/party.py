"""The right party under one name (fatal errors 3 and 4)."""

from django.urls import reverse

from bureau.documents.models import IssuedDocument
from bureau.workflow import Context, Refusal


def _to(case, name: str, *args) -> str:
    return reverse(f"cases:{name}", args=[case.pk, *args])


def party_identified(case, context: Context):
    """Code, address, a document of identity, and how the party is tied to the act."""
    found = []
    if not (case.party_code and case.party_address):
        text = "当事人的统一社会信用代码（身份证号）或地址没有填写。"
        found.append(Refusal(text, "行政处罚法 第59条", _to(case, "edit"), "补填当事人"))
    if not any(item.is_identity for item in case.usable_evidence):
        text = "没有当事人的身份证明（营业执照、身份证等）。"
        found.append(Refusal(text, "办法（令 30）第39条", _to(case, "evidence-add"), "登记身份证明"))
    if getattr(case, "standing", None) is None:
        text = "没有认定违法行为由谁实施：当事人自己，还是承包、施工、运维单位。"
        found.append(Refusal(text, "行政处罚法 第40条", _to(case, "case-state_standing"), "当事人认定"))
    return found


def name_on_papers(document) -> str:
    """The party a paper names, by its frozen context; "" when it names none."""
    party = document.context.get("party")
    return party.get("name", "") if isinstance(party, dict) else ""


def other_names(case) -> list:
    """Standing papers that name the party otherwise and that no later correction speaks of: [(paper, name)]."""
    corrections = list(case.party_corrections.all())
    papers = IssuedDocument.objects.of(case).standing().only("title", "number", "context", "issued_on")
    found = []
    for paper in papers:
        name = name_on_papers(paper)
        corrected = any(c.old_name == name and paper.issued_on <= c.corrected_on for c in corrections)
        if name and name != case.party_name and not corrected:
            found.append((paper, name))
    return found


def party_named_alike(case, context: Context):
    """Fatal error 3: one name on every paper, or a correction that says why."""
    return [
        Refusal(
            f"《{paper.title}》{paper.number}写的当事人是“{name}”，与案件的“{case.party_name}”不一致。",
            "行政处罚法 第59条；案卷评查严重错误第 3 项",
            _to(case, "case-correct_party"),
            "更正当事人名称",
        )
        for paper, name in other_names(case)
    ]


def name_corrected_openly(case, context: Context):
    """Once the case is filed its papers carry the name: it changes by a correction with reason and proof only."""
    name = context.data.get("party_name")
    if not name or name == case.party_name or not case.filed_on:
        return None
    return Refusal(
        "案件已立案，文书已写有当事人名称，不能直接修改。请凭证明材料更正并写明理由。",
        "行政处罚法 第59条；案卷评查严重错误第 3 项",
        _to(case, "case-correct_party"),
        "更正当事人名称",
    )
