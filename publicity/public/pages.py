"""Home, campaigns, reports, law, about."""

import io

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from PIL import Image, ImageOps

from bureau.access import open_page
from bureau.dates import today
from bureau.law.models import Statute, Violation
from bureau.paging import page_of
from bureau.record.models import StoredFile
from publicity import credit, redaction
from publicity.export import disposition
from publicity.models import Campaign, Publication
from publicity.public.figures import FIGURES, of_year
from publicity.public.penalties import found, gone_page

LONGEST_SIDE = 1600


@open_page
def home(request):
    """Search, doors, what is new, the year in figures."""
    if request.GET.get("q"):
        return redirect(f"{request.path}penalties/?{request.GET.urlencode()}")
    rows = Publication.objects.listed(today())
    penalties = rows.penalties().order_by("-published_on", "-pk")[:6]
    others = rows.exclude(kind=Publication.Kind.PENALTY).shown(today()).order_by("-published_on", "-pk")[:8]
    context = {
        "penalties": penalties,
        "others": others,
        "year": today().year,
        "today": today(),
        "figures": of_year(today().year),
        "in_view": Publication.objects.penalties().shown(today()).count(),
    }
    return render(request, "public/home.html", context)


def _list(request, template: str, *kinds: str):
    rows = Publication.objects.of_kinds(*kinds).shown(today())
    return render(request, template, {"page": page_of(request, rows, key=("-published_on", "-pk"), size=20)})


@open_page
def campaigns(request):
    """Campaigns held."""
    return _list(request, "public/campaigns.html", Publication.Kind.CAMPAIGN)


@open_page
def campaign(request, pk: int):
    """One campaign with its pictures."""
    row = found(pk, Publication.Kind.CAMPAIGN)
    return gone_page(request, row) or render(
        request, "public/campaign.html", {"row": row, "record": row.snapshot}
    )


@open_page
@cache_control(public=True, max_age=300)  # what is withdrawn must not live on in caches
def photo(request, pk: int, photo_pk: int):
    """A picture of a published campaign, made anew from its pixels.

    Position, device and whatever else hides in the file do not go out; nor do bytes that are a picture and something
    else besides. Only pictures frozen in the snapshot, unchanged since, are shown.
    """
    row = found(pk, Publication.Kind.CAMPAIGN)
    if gone := gone_page(request, row):
        return gone
    frozen = {one["id"]: one["sha256"] for one in row.snapshot["photos"]}
    stored = StoredFile.objects.filter(
        pk=photo_pk, dossier_kind=Campaign._meta.label_lower, dossier_id=row.dossier_id
    ).first()
    if stored is None or frozen.get(stored.pk) != stored.sha256:
        raise Http404
    response = HttpResponse(repainted(stored), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def repainted(stored: StoredFile) -> bytes:
    """The picture as a JPEG of at most 1,600 pixels a side, without metadata. Raises 404 when it cannot be read."""
    try:
        with stored.file.open("rb") as source, Image.open(source, formats=["JPEG", "PNG"]) as picture:
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            target = io.BytesIO()
            upright.convert("RGB").save(target, "JPEG", quality=82)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise Http404 from error
    return target.getvalue()


@open_page
def reports(request):
    """Annual reports."""
    return _list(request, "public/reports.html", Publication.Kind.REPORT)


@open_page
def report(request, pk: int):
    """One annual report."""
    row = found(pk, Publication.Kind.REPORT)
    return gone_page(request, row) or render(
        request, "public/report.html", {"row": row, "record": row.snapshot}
    )


@open_page
def report_file(request, pk: int):
    """The report's PDF as it was published."""
    row = found(pk, Publication.Kind.REPORT)
    if gone := gone_page(request, row):
        return gone
    if not row.file:
        raise Http404
    response = FileResponse(row.file.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = disposition(f"{row.title}.pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@open_page
def law(request):
    """权责清单: what the bureau may punish, by which article, within which range; statutes with their dates."""
    violations = Violation.objects.filter(is_active=True).prefetch_related("bases")
    lines = [(violation, list(violation.bases.all())) for violation in violations]
    return render(
        request, "public/law.html", {"lines": lines, "statutes": Statute.objects.all(), "today": today()}
    )


@open_page
def about(request):
    """How the figures are counted, what is blacked out, how long things are shown."""
    periods = [(credit.GRAVITY[p.gravity], p) for p in credit.PERIODS]
    context = {"figures": FIGURES, "kinds": redaction.KINDS, "article": redaction.ARTICLE, "periods": periods}
    return render(request, "public/about.html", context)
