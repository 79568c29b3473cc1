"""What this stage shows on the case page."""

from cases.file.sections import Panel


def orders(view):
    """Orders to correct."""
    return {"orders": list(view.case.orders.select_related("document"))}


def sealings(view):
    """Sealings and seizures; what is past its term stands out (fatal error 25)."""
    lapsed = set(view.case.sealings.lapsed(view.day).values_list("pk", flat=True))
    return {"sealings": list(view.case.sealings.all()), "lapsed": lapsed}


def _orders(case):
    return case.orders.all()


def _sealings(case):
    return case.sealings.all()


PANELS = (
    Panel("measures", "cases/case/_orders.html", orders, dossiers=_orders, order=10),
    Panel("measures", "cases/case/_sealings.html", sealings, dossiers=_sealings, order=20),
)
