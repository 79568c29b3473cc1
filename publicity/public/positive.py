"""The positive list for visitors: who is on it now, who is about to be, and every entry and removal published."""

from django.db.models import F
from django.shortcuts import render

from bureau.access import open_page
from bureau.dates import today
from bureau.paging import page_of
from inspections.models import PositiveListEntry
from publicity import snapshots
from publicity.models import Publication
from publicity.public.penalties import found, gone_page

NOTICES = (Publication.Kind.POSITIVE_IN, Publication.Kind.POSITIVE_OUT)


@open_page
def listing(request):
    """The list in force, the ones under public notice, the newest notices."""
    entries = PositiveListEntry.objects.select_related("enterprise")
    on = today()
    in_force = entries.in_force(on).order_by("enterprise__town", "pk")
    proposed = entries.filter(state="noticed", notice_from__lte=on, notice_until__gte=on).order_by(
        F("notice_until"), "pk"
    )
    page = page_of(request, in_force, key=("-listed_on", "-pk"), size=50)
    context = {
        "page": page,
        "today": on,
        "lines": [snapshots.positive(entry) for entry in page],
        "proposed": [snapshots.positive(entry) for entry in proposed[:50]],
        "notices": Publication.objects.of_kinds(*NOTICES).shown(on).order_by("-published_on", "-pk")[:20],
    }
    return render(request, "public/positive.html", context)


@open_page
def notice(request, pk: int):
    """One entry or removal."""
    row = found(pk, *NOTICES)
    return gone_page(request, row) or render(
        request, "public/notice.html", {"row": row, "record": row.snapshot}
    )
