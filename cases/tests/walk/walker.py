"""A bureau whose people do not know the procedure: any page, any dossier, any day, any words."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from django.apps import apps

from bureau.timelimits.models import Clock
from cases.acts import CASE_DESK
from cases.models import Case, Evidence
from cases.tests.conduct import Conduct
from cases.tests.walk import invariants
from cases.tests.walk.filling import Hand
from cases.tests.walk.pages import PAGES, Desktop, Page, model_of

START = date(2026, 9, 8)
ALLOWED = {200, 302, 403, 404, 405, 409, 422}
ENDS = 0.04  # how often somebody who might end a dossier early does so


class Walker:
    """Moves on by single steps. `traveller` is the clock of the house: its `move_to` sets today."""

    def __init__(self, cast, desktop: Desktop, traveller, reached: str):
        self.cast, self.desktop, self.traveller = cast, desktop, traveller
        story = Conduct(cast, start=START)
        story.until(reached)
        case = story.fresh()
        days = [d for d in (case.closed_on, case.decided_on, START + timedelta(days=20)) if d]
        self.today = max(days)
        story.register()
        self.people = [person for person in vars(cast).values() if hasattr(person, "roles")]
        self.accepted: Counter = Counter()
        self.answers: Counter = Counter()
        self.tried: Counter = Counter()
        self._sleep(0)

    def _sleep(self, days: int) -> None:
        self.today += timedelta(days=days)
        self.traveller.move_to(f"{self.today}T15:00:00+08:00")

    def pass_days(self, days: int) -> None:
        """Time goes by; sometimes just up to the day something falls due."""
        if days > 20:
            due = Clock.objects.alive().filter(due_on__gte=self.today).order_by("due_on").first()
            days = (due.due_on - self.today).days + 1 if due and due.due_on else 1
        self._sleep(min(days, 40))

    def step(self, seed: int) -> None:
        """One step of any kind; time goes by now and then."""
        random = Random(seed)
        if random.random() < 0.1:
            self.pass_days(random.randint(1, 24))
        (self.likely if random.random() < 0.7 else self.anything)(random)

    def likely(self, random: Random) -> None:
        """Somebody whose office it is takes a step this dossier could take next."""
        dossier, page = self._next(random)
        if page is None:
            return
        right = [p for p in self.people if p.has_role(*page.roles) and p != self.cast.outsider]
        self._do(
            page, random.choice(right), self.numbers(page, dossier, random), random, Hand(random, 0.002, 0.9)
        )

    def anything(self, random: Random) -> None:
        """Somebody opens any page about anything and sends what it asks for."""
        page = random.choice(PAGES)
        right = [p for p in self.people if p.has_role(*page.roles)]
        person = random.choice(right if right and random.random() < 0.85 else self.people)
        rows = list(model_of(page.desk).objects.all()[:12]) if page.desk else []
        numbers = self.numbers(page, random.choice(rows) if rows else None, random)
        self._do(page, person, numbers, random, Hand(random, random.choice((0, 0.02, 0.3))))

    def _next(self, random: Random):
        """A dossier and a page it may need now; what was seldom tried is tried sooner."""
        desks = list({page.desk.kind: page.desk for page in PAGES if page.desk}.values())
        desk = CASE_DESK if random.random() < 0.5 else random.choice(desks)
        rows = list(model_of(desk).objects.order_by("-pk")[:6])
        if not rows:
            return None, None
        dossier = random.choice(rows)
        pages = [page for page in PAGES if page.desk is desk and self._may_follow(page, dossier, random)]
        weights = [1 / (1 + self.tried[page.name]) for page in pages]
        page = random.choices(pages, weights)[0] if pages else None
        return dossier, page

    def _may_follow(self, page: Page, dossier, random: Random) -> bool:
        if page.transition is None:
            return random.random() < 0.3
        fits = dossier.state in page.transition.sources
        return fits and (not page.transition.danger or random.random() < ENDS)

    def numbers(self, page: Page, dossier, random: Random) -> dict:
        """The numbers of an address: the dossier, and a part of it."""
        parts = {want: random.choice(_known(want) or [random.randint(1, 8)]) for want in page.wants}
        return parts | ({"pk": dossier.pk} if dossier else {})

    def _do(self, page: Page, person, numbers: dict, random: Random, hand: Hand) -> None:
        ask = self.desktop.ask
        self.tried[page.name] += 1
        status = 405 if page.view.access.kind == "verb" else ask(page, person, numbers)
        self._judge(page, status)
        if status not in (200, 405):
            return
        for _ in range(2):  # whoever is told what was wrong tries once more
            sent = hand.typed(self.desktop.context)
            status = ask(page, person, numbers, sent)
            self._judge(page, status)
            if status == 302:
                self.accepted[page.name] += 1
                self._check_touched(page, numbers)
            if status not in (200, 422):
                return

    def _judge(self, page: Page, status: int) -> None:
        assert status in ALLOWED, (page.name, status)
        self.answers[status] += 1
        if refused := self.desktop.context.get("refused"):
            invariants.refusals_are_complete(refused)

    def _check_touched(self, page: Page, numbers: dict) -> None:
        row = model_of(page.desk).objects.filter(pk=numbers.get("pk")).first() if page.desk else None
        case = row if isinstance(row, Case) else getattr(row, "case", None)
        if case:
            self.check(case)

    def check(self, touched=None) -> None:
        """After every accepted step: the case it was about; without one, in the end, all of them."""
        for case in [touched] if touched else Case.objects.all():
            invariants.case_is_lawful(case)
            invariants.no_fatal_error(case)


def _known(want: str) -> list[int]:
    """Numbers of the rows a part of an address may mean."""
    models = [m for m in apps.get_app_config("cases").get_models() if m._meta.model_name.endswith(want)]
    if want == "item":
        models = [Evidence]
    return [pk for model in models for pk in model.objects.order_by("-pk").values_list("pk", flat=True)[:6]]
