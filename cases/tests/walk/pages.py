"""Every page of the room by which something is done, asked without a browser and without drawing it.

Drawing a page costs twenty times what the act costs; `test_fuzz_pages.py` draws them, fewer.
"""

from dataclasses import dataclass
from types import SimpleNamespace

from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.test import RequestFactory

from bureau.workflow import Transition
from cases.acts import DESKS
from cases.desk import Desk
from cases.urls import urlpatterns

DOING = ("fills", "verb")


@dataclass(frozen=True)
class Page:
    """One address. `desk` and `transition` are known where it is an act of a table."""

    name: str
    view: object
    wants: tuple[str, ...]  # names of the numbers in its address
    desk: Desk | None = None
    transition: Transition | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """Who may enter."""
        return self.view.access.roles


def _desk_of(route: str) -> Desk | None:
    roots = sorted((d for d in DESKS if route.startswith(f"{d.root}<int:pk>")), key=lambda d: -len(d.root))
    return roots[0] if roots else None


def model_of(desk: Desk):
    """The dossiers of a desk: the model whose states are those of its table."""
    models = (m for m in apps.get_app_config("cases").get_models() if hasattr(m, "state_label"))
    return next(m for m in models if m._meta.get_field("state").choices == desk.workflow.states.choices)


def _page(pattern) -> Page:
    desk = _desk_of(str(pattern.pattern))
    kind, _, act = (pattern.name or "").partition("-")
    row = desk.workflow.transitions.get(act) if desk and kind == desk.kind else None
    return Page(pattern.name, pattern.callback, tuple(pattern.pattern.converters), desk, row)


PAGES = tuple(_page(pattern) for pattern in urlpatterns if pattern.callback.access.kind in DOING)


class Desktop:
    """Asks views directly. `context` is what the last page would have been drawn with."""

    def __init__(self, monkeypatch):
        self.context: dict = {}
        self.requests = RequestFactory()
        monkeypatch.setattr("django.template.loader.render_to_string", self._draw)
        # How rows are fetched changes nothing but speed, and here building wide queries takes longest.
        for name in ("select_related", "defer"):
            monkeypatch.setattr(QuerySet, name, lambda rows, *names: rows.all())

    def _draw(self, template, context=None, request=None, using=None) -> str:
        self.context = {"template": template, **(context or {})}
        return ""

    def ask(self, page: Page, person, numbers: dict, data: dict | None = None) -> int:
        """The status of a GET, or of a POST when there is `data`. Anything else than an answer is an error."""
        self.context = {}
        request = self.requests.get("/") if data is None else self.requests.post("/", data)
        request.user, request.htmx, request.session = person, False, {}
        request._messages = SimpleNamespace(add=lambda *args, **kwargs: None)
        try:
            return page.view(request, **numbers).status_code
        except PermissionDenied:
            return 403
        except Http404:
            return 404
        except BadRequest:
            return 400
