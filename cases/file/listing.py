"""What lists of this room filter by, and the clocks their rows show."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from bureau.dates import parse_date, today
from bureau.dossiers import kind_of, stands_for
from bureau.law.models import Violation
from bureau.paging import key_in
from bureau.staff.models import User
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from cases.models import Case
from cases.states import CaseState

LEGAL_REVIEW_STATES = (CaseState.DECIDING,)


@dataclass(frozen=True)
class View:
    """A saved view above the list: a name and a question."""

    key: str
    label: str
    narrow: object


def _views(user) -> list[View]:
    day = today()
    late = Clock.objects.overdue(day).filter(dossier_kind="cases.case").values("dossier_id")
    return [
        View("ongoing", "全部在办", lambda q: q.ongoing()),
        View("mine", "我承办", lambda q: kind_of("cases.case").held_by(q.ongoing(), stands_for(user))),
        View("team", "本股室", lambda q: kind_of("cases.case").of_team(user, q.ongoing())),
        View(
            "week",
            "七日内到期",
            lambda q: q.ongoing().filter(next_due_on__range=(day, day + timedelta(days=7))),
        ),
        View("overdue", "超期", lambda q: q.ongoing().filter(pk__in=late)),
        View("filing", "待立案", lambda q: q.filter(state=CaseState.FILING)),
        View("deciding", "审核决定", lambda q: q.filter(state=CaseState.DECIDING)),
        View("all", "全部", lambda q: q),
    ]


class CaseList:
    """The list of cases as one person asked for it."""

    def __init__(self, request):
        self.request, self.user = request, request.user
        self.views = _views(request.user)
        self.view = next((v for v in self.views if v.key == request.GET.get("view")), self.views[0])
        self.base = Case.objects.visible_to(request.user)

    @property
    def chips(self) -> list[tuple[str, str]]:
        """(parameter, words) of every condition applied."""
        get, chips = self.request.GET, []
        if text := get.get("q", "").strip():
            chips.append(("q", f"含“{text}”"))
        for name, words in (
            ("state", self._state_word),
            ("violation", self._violation_word),
            ("handler", self._handler_word),
            ("co_handler", self._co_handler_word),
            ("officer", self._officer_word),
        ):
            if get.get(name) and (word := words(get[name])):
                chips.append((name, word))
        for name, word in (("from", "立案不早于 "), ("to", "立案不晚于 ")):
            if day := parse_date(get.get(name, "")):
                chips.append((name, f"{word}{day}"))
        if town := get.get("town", ""):
            chips.append(("town", town))
        return chips

    def _state_word(self, value):
        return CaseState(value).label if value in CaseState.values else ""

    def _violation_word(self, value):
        return next((v.name for v in self.violations if str(v.pk) == value), "")

    def _handler_word(self, value):
        return next((f"承办 {u.name}" for u in self.officers if str(u.pk) == value), "")

    def _co_handler_word(self, value):
        return next((f"协办 {u.name}" for u in self.officers if str(u.pk) == value), "")

    def _officer_word(self, value):
        return next((f"承办或协办 {u.name}" for u in self.officers if str(u.pk) == value), "")

    @property
    def violations(self):
        """Choices of the filter."""
        if not hasattr(self, "_violations"):
            self._violations = list(Violation.objects.all())
        return self._violations

    @property
    def officers(self):
        """Choices of the filter."""
        if not hasattr(self, "_officers"):
            self._officers = list(
                User.objects.in_bureau_of(self.user).with_role(Role.OFFICER).order_by("name")
            )
        return self._officers

    def filtered(self) -> QuerySet:
        """The rows asked for, before paging."""
        rows, get = self.view.narrow(self.base), self.request.GET
        if text := get.get("q", "").strip():
            rows = rows.filter(
                Q(number__contains=text)
                | Q(party_name__contains=text)
                | Q(violation__name__contains=text)
                | Q(enterprise__initials__startswith=text.lower())
            )
        if get.get("state") in CaseState.values:
            rows = rows.filter(state=get["state"])
        if key := key_in(get.get("officer", "")):
            rows = rows.filter(Q(handler=key) | Q(co_handler=key))
        for name in ("violation", "handler", "co_handler"):
            if key := key_in(get.get(name, "")):
                rows = rows.filter(**{name: key})
        if town := get.get("town", ""):
            rows = rows.filter(enterprise__town=town)
        for name, lookup in (("from", "filed_on__gte"), ("to", "filed_on__lte")):
            if day := parse_date(get.get(name, "")):
                rows = rows.filter(**{lookup: day})
        return rows

    @property
    def key(self):
        """Sorted by nearest statutory date; the view of everything by the newest."""
        return ("-created_at", "-pk") if self.view.key == "all" else ("next_due_on", "pk")


def nearest_clocks(rows) -> dict[int, Clock]:
    """The earliest running clock of each row, in one query."""
    found: dict[int, Clock] = {}
    for clock in Clock.objects.of_all(rows).running():
        found.setdefault(clock.dossier_id, clock)
    return found


def case_clocks(rows) -> dict[int, Clock]:
    """The same for cases; one that awaits filing shows the filing term of its clue."""
    waiting = {case.clue_id: case.pk for case in rows if case.state == CaseState.FILING}
    of_clues = Clock.objects.running().filter(dossier_kind="cases.clue", dossier_id__in=waiting)
    return {waiting[clock.dossier_id]: clock for clock in of_clues} | nearest_clocks(rows)
