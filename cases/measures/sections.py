"""What this stage shows on the case page."""

from django.db.models import Exists, OuterRef

from bureau.staff.roles import Role
from cases.file.sections import Panel
from cases.measures import duties
from cases.models import Case, Sealing
from cases.states import BEFORE_DECISION, CaseState


def orders(view):
    """Orders to correct, each with its rounds of re-inspection."""
    rows = view.case.orders.select_related("document").prefetch_related("rechecks")
    return {"orders": list(rows)}


def sealings(view):
    """Sealings and seizures; what is past its term stands out (fatal error 25)."""
    over = Exists(Sealing.objects.lapsed(view.day).filter(pk=OuterRef("pk")))
    rows = list(view.case.sealings.annotate(has_lapsed=over))
    return {"sealings": rows, "lapsed": {row.pk for row in rows if row.has_lapsed}}


def referrals(view):
    """Suspected crimes referred, and the transfer to the organ with jurisdiction."""
    case = view.case
    left = case.state == CaseState.TRANSFERRED
    return {
        "referrals": list(case.referrals.select_related("document")),
        "organ_transfer": getattr(case, "organ_transfer", None) if left else None,
        "may_leave": case.state in BEFORE_DECISION and view.user.has_role(Role.LEADER),
    }


def detentions(view):
    """Transfers for detention, and one that is still owed."""
    rows = view.case.detentions.select_related("document")
    return {"detentions": list(rows), "owed": duties.detention_owed(view.case)}


def damages(view):
    """Claims for ecological damage."""
    return {"damages": list(view.case.damage_claims.all())}


def daily(view):
    """What a daily penalty is counted from, or the daily penalties on this case."""
    case = view.case
    if case.procedure == Case.Procedure.DAILY:
        return {"daily": getattr(case, "daily", None), "original": case.original}
    return {"dailies": list(case.further_cases.filter(procedure="daily").select_related("daily"))}


def owed(view):
    """The duty to transfer for detention, as long as it is owed."""
    return {"owed": duties.detention_owed(view.case)}


def restrictions(view):
    """限制生产、停产整治."""
    return {"restrictions": list(view.case.restrictions.select_related("document"))}


def _orders(case):
    return case.orders.all()


def _sealings(case):
    return case.sealings.all()


def _referrals(case):
    return case.referrals.all()


def _detentions(case):
    return case.detentions.all()


def _damages(case):
    return case.damage_claims.all()


def _is_daily(case) -> bool:
    return case.procedure == Case.Procedure.DAILY


def _restrictions(case):
    return case.restrictions.all()


PANELS = (
    Panel("overview", "cases/measures/_owed.html", owed, when=duties.must_detain, order=1),
    Panel("overview", "cases/measures/_daily.html", daily, when=_is_daily, order=5),
    Panel("measures", "cases/case/_orders.html", orders, dossiers=_orders, order=10),
    Panel("measures", "cases/measures/_dailies.html", daily, when=lambda case: not _is_daily(case), order=15),
    Panel("measures", "cases/case/_sealings.html", sealings, dossiers=_sealings, order=20),
    Panel("measures", "cases/case/_restrictions.html", restrictions, dossiers=_restrictions, order=30),
    Panel("measures", "cases/measures/_referrals.html", referrals, dossiers=_referrals, order=40),
    Panel("measures", "cases/measures/_detentions.html", detentions, dossiers=_detentions, order=45),
    Panel("measures", "cases/measures/_damages.html", damages, dossiers=_damages, order=50),
)
