"""The case page as tabs made of panels. Each stage lists its panels in `cases/<stage>/sections.py` as `PANELS`, and
`cases/sections.py` joins them: a builder of a stage adds a panel there and never edits the page.

    PANELS = (
        Panel("measures", "cases/measures/_restriction.html", restrictions, rows=_restrictions),
    )

    def restrictions(view):                       # called only when the tab is open
        return {"restrictions": view.case.restrictions.select_related("document")}

    def _restrictions(view):
        return view.case.restrictions.all()

The template is rendered with `case`, `today`, `is_handler`, `proposal`, `notice`, `hearing`, `decision` (None while
there is none) and what the loader returned. Rules of the page:

- `rows(view)` is a queryset, never evaluated: the numbers of all tabs are counted in one query.
- `dossiers(case)` is a queryset of dossiers of their own that belong to the case (sealings, orders, …): their clocks,
  papers, record entries and next steps then appear on the case page by themselves, and they are counted.
- `when(case)` hides a panel without asking the database.
- A loader's number of queries does not grow with its rows: `select_related`, `prefetch_related`, `page_of`. The page
  stays within 15 queries (`cases/file/tests/test_page.py`).
- A panel too dear for that is put on a tab of its own, or `lazy`: it is fetched after the page, where script runs, and
  stands as a link where it does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

# key in the address (?tab=documents) -> name; a tab without panels is not drawn
TABS = {
    "overview": "概览",
    "steps": "办理",
    "documents": "文书",
    "evidence": "证据",
    "measures": "措施",
    "decision": "审查决定",
    "execution": "送达执行",
    "remedies": "复议诉讼",
    "limits": "期限",
    "record": "过程记录",
    "score": "自查",
}


@dataclass(frozen=True)
class View:
    """What a loader is given: the case, who looks, on which day, the request with its filters.

    `about` is the condition that a row (clock, paper, entry) points at the case or at a dossier that belongs to it.
    """

    case: object
    user: object
    day: date
    request: object
    about: Q


@dataclass(frozen=True)
class Panel:
    """One block of a tab. `side` puts it into the narrow column of the tab; `title` is asked of lazy panels only."""

    tab: str
    template: str
    load: Callable[[View], dict] = lambda view: {}
    rows: Callable | None = None
    dossiers: Callable | None = None
    when: Callable[[object], bool] = lambda case: True
    order: int = 50
    side: bool = False
    lazy: bool = False
    title: str = ""

    def __post_init__(self):
        assert self.tab in TABS, self.tab

    @property
    def key(self) -> str:
        """The name of the panel in an address: its template without path and ending."""
        return self.template.rsplit("/", 1)[-1].removesuffix(".html").lstrip("_")
