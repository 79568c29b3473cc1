"""What this stage shows on the case page: records and measures, evidence, people and party."""

from bureau.paging import page_of
from bureau.staff.roles import Role
from cases.archive.access import kept_from
from cases.file.sections import Panel
from cases.states import BEFORE_DECISION, CaseState

SHOWN = 50
RECORDS = ("scene_records", "scene"), ("inquiries", "inquiry"), ("samplings", "sampling")


def evidence(view):
    """The evidence of the case, in the order it came in."""
    rows = view.case.evidence.select_related("file", "collected_by", "second_collector")
    page = page_of(view.request, rows.prefetch_related("proofs"), key=("pk",), size=SHOWN)
    return {"page": page, "evidence": page.rows, "kept": kept_from(view.user, view.case)}


def records(view):
    """Records in the order of their hours, registrations of evidence."""
    found = [
        (kind, row)
        for name, kind in RECORDS
        for row in getattr(view.case, name).select_related("officer_a", "officer_b")
    ]
    return {
        "records": sorted(found, key=lambda pair: pair[1].started_at),
        "registrations": view.case.registrations.all(),
        "may_act": _open(view.case) and view.case.is_handler(view.user),
    }


def inquest(view):
    """Who investigates and investigated, the party, recusals, claims of no fault, the report."""
    case, user = view.case, view.user
    return {
        "recusals": case.all_recusals,
        "claims": case.no_fault_claims.all(),
        "suspension": case.open_suspension,
        "standing": getattr(case, "standing", None),
        "corrections": case.party_corrections.all(),
        "report": getattr(case, "report", None),
        "people": case.investigators.select_related("user"),
        "may_act": _open(case) and case.is_handler(user),
        "may_head": user.has_role(Role.LEADER) and (_open(case) or case.state == CaseState.FILING),
    }


def _open(case) -> bool:
    return case.state in BEFORE_DECISION


PANELS = (
    Panel(
        "evidence",
        "cases/case/_records.html",
        records,
        dossiers=lambda case: case.registrations.all(),
        order=20,
    ),
    Panel("evidence", "cases/case/_evidence.html", evidence, rows=lambda view: view.case.evidence.all()),
    Panel(
        "evidence", "cases/case/_inquest.html", inquest, order=70, lazy=True, title="调查人员、当事人和回避"
    ),
)
