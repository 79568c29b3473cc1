"""What the case itself shows on its page: facts, team, limits, papers, record, next steps."""

from django.db.models import Count, Q

from bureau.documents.models import IssuedDocument
from bureau.paging import page_of
from bureau.record.models import Chain, Entry
from bureau.staff.models import Certificate, Substitution
from bureau.timelimits.models import Clock
from cases.archive.access import kept_from
from cases.file.sections import Panel

RECENT = 8
PAPERS, ENTRIES = 50, 50


def recent(view):
    """What was done last. Files the worker made afterwards stand in the whole record only: they are no acts."""
    acts = Entry.objects.of(view.case).exclude(verb="document_ready")
    return {"entries": list(acts.order_by("-sequence")[:RECENT])}


def clocks(view):
    """Limits that run or stand still, of the case and of what belongs to it, the nearest first."""
    found = Clock.objects.alive().filter(view.about).order_by("due_on", "pk")
    return {"clocks": [(clock, clock.left(view.day)) for clock in found]}


def limits(view):
    """Every limit with its stops and extensions; those that run first."""
    rows = Clock.objects.filter(view.about).prefetch_related("stops", "extensions__approved_by")
    found = sorted(
        rows, key=lambda c: (c.state not in ("running", "stopped"), c.due_on or c.started_on, c.pk)
    )
    return {"clocks": [(clock, clock.left(view.day)) for clock in found], "own": view.case._meta.label_lower}


def team(view):
    """The two officers, their certificates today, who stands in for them, further cases of the same clue."""
    case, day = view.case, view.day
    people = (case.handler_id, case.co_handler_id)
    valid = Certificate.objects.valid(day).filter(user__in=people)
    standing_in = Substitution.objects.on(day).filter(absent__in=people).select_related("substitute")
    return {
        "people": (("承办", case.handler), ("协办", case.co_handler)),
        "certificates": dict(valid.order_by("expires_on").values_list("user_id", "number")),
        "substitutes": {row.absent_id: row for row in standing_in},
    }


def papers(view):
    """Issued papers, newest first, by kind and by words of title or number. What they froze is not read."""
    get = view.request.GET
    rows = _papers(view)
    kinds = list(rows.order_by().values_list("type", "title").annotate(count=Count("pk")).order_by("title"))
    if text := get.get("q", "").strip()[:60]:
        rows = rows.filter(Q(title__contains=text) | Q(number__contains=text))
    if (kind := get.get("kind", "")) in {key for key, _, _ in kinds}:
        rows = rows.filter(type=kind)
    found = rows.prefetch_related("services").defer("context")
    page = page_of(view.request, found, key=("-issued_on", "-pk"), size=PAPERS)
    shown = {"page": page, "documents": page.rows, "kinds": kinds, "kind": kind, "q": text}
    return {**shown, "kept": kept_from(view.user, view.case)}


def record(view):
    """The whole record with its chain, newest first; acts with legal effect alone if asked."""
    rows = _entries(view)
    legal = view.request.GET.get("legal") == "1"
    rows = rows.filter(legal=True) if legal else rows
    page = page_of(view.request, rows.defer("data"), key=("-sequence", "-pk"), size=ENTRIES)
    return {"page": page, "chain": Chain.objects.of(view.case).first(), "legal": legal}


def _papers(view):
    return IssuedDocument.objects.filter(view.about)


def _limits(view):
    return Clock.objects.filter(view.about)


def _entries(view):
    return Entry.objects.of(view.case)


PANELS = (
    Panel("overview", "cases/case/_facts.html", order=10),
    Panel("overview", "cases/case/_clocks.html", clocks, order=10, side=True),
    Panel("overview", "cases/case/_team.html", team, order=20, side=True),
    Panel("overview", "cases/case/_recent.html", recent, order=80),
    Panel("documents", "cases/case/_documents.html", papers, rows=_papers),
    Panel("limits", "cases/case/_limits.html", limits, rows=_limits),
    Panel("record", "cases/case/_record.html", record, rows=_entries),
    Panel("steps", "cases/case/_steps.html"),
)
