"""Yearly plans, campaigns of inspections and the results of visits, for visitors: read from what was frozen only."""

from django.shortcuts import render

from bureau.access import open_page
from bureau.dates import today
from bureau.paging import page_of
from publicity.models import Publication
from publicity.public.penalties import found, gone_page

K = Publication.Kind
KINDS = (K.YEAR_PLAN, K.SPECIAL, K.VISITS)


@open_page
def listing(request):
    """Plans, campaigns and results, newest first; one kind if asked."""
    asked = request.GET.get("kind", "")
    kinds = (asked,) if asked in KINDS else KINDS
    rows = Publication.objects.of_kinds(*kinds).shown(today())
    page = page_of(request, rows, key=("-published_on", "-pk"), size=20)
    views = [("", "全部"), *((kind.value, kind.label) for kind in KINDS)]
    chosen = asked if asked in KINDS else ""
    return render(request, "public/plans.html", {"page": page, "views": views, "chosen": chosen})


def _shown(request, pk: int, kind: str, template: str):
    row = found(pk, kind)
    if gone := gone_page(request, row):
        return gone
    same = Publication.objects.of_kinds(*KINDS, K.DRAW_RESULT).shown(today())
    others = same.filter(dossier_kind=row.dossier_kind, dossier_id=row.dossier_id).exclude(pk=row.pk)
    return render(request, template, {"row": row, "record": row.snapshot, "others": others})


@open_page
def year_plan(request, pk: int):
    """One yearly plan with every item."""
    return _shown(request, pk, K.YEAR_PLAN, "public/plan.html")


@open_page
def special(request, pk: int):
    """One campaign of inspections."""
    return _shown(request, pk, K.SPECIAL, "public/special.html")


@open_page
def visits(request, pk: int):
    """What the visits of a draw or a campaign found."""
    return _shown(request, pk, K.VISITS, "public/visits.html")
