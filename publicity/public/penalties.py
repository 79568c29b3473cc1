"""Penalty decisions for visitors: search, list, one decision, its tombstone."""

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import redirect, render

from bureau.access import open_page
from bureau.dates import parse_date, today, year_days
from bureau.paging import page_of
from publicity.models import Publication

CHOICES_SECONDS = 300
LISTED_TEXT = 60


class Search:
    """What a visitor asks. Anything not understood is left out."""

    def __init__(self, query):
        self.text = query.get("q", "").strip()[:LISTED_TEXT]
        self.year = (
            query.get("year", "") if query.get("year", "").isdecimal() and len(query["year"]) == 4 else ""
        )
        self.town = query.get("town", "")[:30]
        self.subject = query.get("subject", "")[:60]
        self.first = parse_date(query.get("from", ""))
        self.last = parse_date(query.get("to", ""))

    @property
    def is_bare(self) -> bool:
        """Whether nothing that describes a party or an act is asked; only then tombstones are listed."""
        return not (self.text or self.town or self.subject)

    @property
    def rows(self) -> QuerySet:
        """The decisions asked for. What was withdrawn is found by nothing but time and its number."""
        rows = Publication.objects.penalties()
        rows = rows.listed(today()) if self.is_bare or "〔" in self.text else rows.shown(today())
        if self.text:
            text = self.text.upper()
            rows = rows.filter(Q(code=text) | Q(number__contains=self.text) | Q(party__contains=self.text))
        if self.year and 1 < int(self.year) < 9999:
            first, after = year_days(int(self.year))
            rows = rows.filter(dated_on__gte=first, dated_on__lt=after)
        for name, value in (
            ("town", self.town),
            ("subject", self.subject),
            ("dated_on__gte", self.first),
            ("dated_on__lte", self.last),
        ):
            if value:
                rows = rows.filter(**{name: value})
        return rows

    @property
    def chips(self) -> list[tuple[str, str]]:
        """(words, parameter) of each condition, to be taken away one by one."""
        asked = (
            (f"{self.year} 年度", "year", self.year),
            (self.town, "town", self.town),
            (self.subject, "subject", self.subject),
            (f"“{self.text}”", "q", self.text),
            (f"{self.first} 起", "from", self.first),
            (f"{self.last} 止", "to", self.last),
        )
        return [(words, name) for words, name, value in asked if value]


def choices() -> dict:
    """Years, towns and violations that occur among what is in view; asked again every few minutes."""
    found = cache.get("public-choices")
    if found is None:
        rows = Publication.objects.penalties().shown(today()).order_by()
        found = {
            "years": [day.year for day in rows.dates("dated_on", "year", order="DESC")],
            "towns": sorted(rows.exclude(town="").values_list("town", flat=True).distinct()),
            "subjects": sorted(rows.values_list("subject", flat=True).distinct()),
        }
        cache.set("public-choices", found, CHOICES_SECONDS)
    return found


@open_page
def listing(request):
    """The list, newest publication first."""
    search = Search(request.GET)
    page = page_of(request, search.rows, key=("-published_on", "-pk"), size=20)
    return render(request, "public/penalties.html", {"page": page, "search": search, "choices": choices()})


@open_page
def detail(request, pk: int):
    """One decision, its tombstone, or the note that its period is over."""
    row = found(pk, Publication.Kind.PENALTY)
    gone = gone_page(request, row)
    return gone or render(
        request, "public/penalty.html", {"row": row, "record": row.snapshot, "today": today()}
    )


def found(pk: int, *kinds: str) -> Publication:
    """A publication that is or was public. Raises 404 for anything else, as if there were nothing."""
    row = Publication.objects.of_kinds(*kinds).exclude(published_on=None).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def gone_page(request, row: Publication):
    """The page in place of what is no longer shown, or None when it is shown."""
    if row.is_public and (row.shown_until is None or row.shown_until >= today()):
        return None
    return render(request, "public/gone.html", {"row": row}, status=410)


PAGES = {
    Publication.Kind.PENALTY: "public:penalty",
    Publication.Kind.DRAW_PLAN: "public:draw",
    Publication.Kind.DRAW_RESULT: "public:draw",
    Publication.Kind.POSITIVE_IN: "public:notice",
    Publication.Kind.POSITIVE_OUT: "public:notice",
    Publication.Kind.CAMPAIGN: "public:campaign",
    Publication.Kind.REPORT: "public:report",
    Publication.Kind.YEAR_PLAN: "public:plan",
    Publication.Kind.SPECIAL: "public:special",
    Publication.Kind.VISITS: "public:visits",
}


@open_page
def publication(request, pk: int):
    """The lasting address of any publication leads to its page."""
    row = found(pk, *Publication.Kind.values)
    return redirect(PAGES[row.kind], row.pk)
