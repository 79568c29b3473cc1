"""The register of reviews and suits, one of them, its export."""

from django.shortcuts import render

from bureau.access import reads
from bureau.dates import today, year_days
from bureau.documents.models import IssuedDocument
from bureau.paging import page_of
from cases.acts import REMEDY_DESK
from cases.file.listing import nearest_clocks
from cases.models import Remedy
from cases.pages import dossier_page
from cases.perms import remedy_for
from cases.states import RemedyState
from inspections.export import as_csv

OPEN_REMEDIES = (RemedyState.RECEIVED, RemedyState.PENDING, RemedyState.DECIDED)
HEAD = (
    "种类",
    "审级",
    "案号",
    "申请人（原告）",
    "复议机关（法院）",
    "处罚决定书",
    "收到日期",
    "结果",
    "生效日期",
    "承办人",
)


class Asked:
    """What the register was asked for: state, kind, outcome, year of receipt."""

    def __init__(self, request):
        get = request.GET
        self.state = get.get("state", "open")
        self.kind = get.get("kind") if get.get("kind") in Remedy.Kind.values else ""
        self.outcome = get.get("outcome") if get.get("outcome") in Remedy.Outcome.values else ""
        self.year = (
            int(get["year"]) if get.get("year", "").isdecimal() and 2000 <= int(get["year"]) < 2100 else None
        )
        self.user = request.user

    def rows(self):
        """The rows meant, narrowed to the person's bureau."""
        rows = Remedy.objects.visible_to(self.user).for_list()
        if self.state == "open":
            rows = rows.filter(state__in=OPEN_REMEDIES)
        elif self.state in RemedyState.values:
            rows = rows.filter(state=self.state)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        if self.outcome:
            rows = rows.filter(outcome=self.outcome)
        if self.year:
            first, after = year_days(self.year)
            rows = rows.filter(received_on__gte=first, received_on__lt=after)
        return rows


@reads()
def remedy_list(request):
    """复议诉讼, the open ones by nearest date."""
    asked = Asked(request)
    key = ("next_due_on", "pk") if asked.state == "open" else ("-received_on", "-pk")
    page = page_of(request, asked.rows(), key=key)
    context = {
        "page": page,
        "asked": asked,
        "clocks": nearest_clocks(page.rows),
        "states": RemedyState.choices,
        "kinds": Remedy.Kind.choices,
        "outcomes": Remedy.Outcome.choices,
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "cases/remedy/list.html", context)


@reads()
def remedy_export(request):
    """The filtered register as CSV."""
    rows = Asked(request).rows().order_by("pk").iterator(chunk_size=2000)
    return as_csv(f"复议诉讼-{today()}", HEAD, (_cells(row) for row in rows))


def _cells(row: Remedy) -> list:
    return [
        row.get_kind_display(),
        "第二审" if row.instance == 2 else "第一审" if row.kind == Remedy.Kind.SUIT else "",
        row.docket,
        row.applicant,
        row.body,
        row.decision.document.number,
        row.received_on,
        row.get_outcome_display(),
        row.effective_on or "",
        row.case.handler.name,
    ]


@reads()
def remedy_detail(request, pk):
    """One review or suit with its sessions, stays and result."""
    remedy = remedy_for(request.user, pk)
    more = {
        "hearings": remedy.hearings.select_related("head"),
        "stays": remedy.stays.all(),
        "papers": IssuedDocument.objects.of(remedy.case).filter(pk=remedy.document_id),
        "following": getattr(remedy, "following", None),
    }
    return dossier_page(request, remedy, REMEDY_DESK, "cases/remedy/detail.html", **more)
