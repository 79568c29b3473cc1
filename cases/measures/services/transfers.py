"""What transfers to the police share: the request, and plain entries of what the police did."""

from datetime import date

from bureau.documents import services as documents
from bureau.record import services as record
from bureau.workflow import Refused
from cases import papers


def request(model, *, case, actor, refusals, label: str, on: date, **facts):
    """Creates a transfer awaiting the head; noted on the case too. Raises Refused with what is missing."""
    if refusals:
        raise Refused(label, refusals)
    row = model(case=case, office=case.office, created_by=actor, requested_on=on, **facts)
    row.full_clean(exclude=["case"])
    row.save()
    for dossier in (row, case):
        record.append(
            dossier, actor=actor, verb="request_transfer", label=label, on=on, data={"transfer": row.pk}
        )
    return row


def issue_papers(row, keys, *, actor, on: date):
    """Issues the papers of a transfer on its case, the letter first: lists carry its number. Returns the first."""
    made = []
    for key in keys:
        made.append(
            documents.issue(row.case, key, actor=actor, on=on, context=getattr(papers, key)(row, on=on))
        )
        row.document = row.document or made[0]
    return made[0]


def note(row, actor, label: str, on: date) -> None:
    """The case's own record names each act of its transfers."""
    record.append(
        row.case, actor=actor, verb="transfer", label=label, on=on, legal=True, data={"transfer": row.pk}
    )


def default_materials(case) -> list[dict]:
    """The list a transfer starts with: papers and evidence of the case as they are (移送拘留办法 第11条)."""
    evidence = [
        {"name": item.title, "copies": "1份", "note": item.get_kind_display()}
        for item in case.evidence.usable()
    ]
    decision = getattr(case, "decision", None)
    issued = (
        [{"name": f"行政处罚决定书（{decision.document.number}）", "copies": "1份", "note": ""}]
        if decision
        else []
    )
    return [{"name": "案件调查终结报告", "copies": "1份", "note": ""}, *evidence, *issued]
