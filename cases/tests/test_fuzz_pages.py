"""Every page by which something is done, drawn in full, and sent filled as somebody at a keyboard would.

The walk of chance does not draw its pages; here each is drawn, mostly for somebody who may enter, about dossiers a
walk has left behind. Nothing but a page, a way on, or a refusal in words comes back.
"""

from random import Random

import pytest
import time_machine
from django.urls import reverse

from cases.states import CaseState as C
from cases.tests.walk.filling import Hand
from cases.tests.walk.pages import PAGES, Desktop, Page, model_of
from cases.tests.walk.walker import ALLOWED, Walker

STEPS = 200


class Browser:
    """Asks like a browser: middleware, forms, templates."""

    def __init__(self, signed_in):
        self.signed_in, self.clients, self.context = signed_in, {}, {}

    def ask(self, page: Page, person, numbers: dict, data: dict | None = None) -> int:
        """The status; `context` is what the page was drawn with."""
        client = self.clients.setdefault(person.pk, self.signed_in(person))
        url = reverse(f"cases:{page.name}", kwargs=numbers)
        answer = client.get(url) if data is None else client.post(url, data)
        self.context = {}
        layers = answer.context if isinstance(answer.context, list) else [answer.context]
        for layer in filter(None, layers):
            self.context.update(layer.flatten())
        return answer.status_code


def _left_behind(cast, traveller, reached) -> Walker:
    """A bureau after some hundred steps of chance."""
    with pytest.MonkeyPatch.context() as patch:
        walker = Walker(cast, Desktop(patch), traveller, reached)
        for seed in range(STEPS):
            walker.step(seed)
    return walker


@pytest.mark.sqlite_only  # some hundred pages in full; what differs between databases is tested by the rooms' own tests
@pytest.mark.django_db
@pytest.mark.parametrize("reached", [C.INVESTIGATING, C.EXECUTING])
def test_every_page_is_drawn_and_takes_anything(cast, signed_in, reached):
    random, wrong = Random(7), []
    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False) as traveller:
        walker, browser = _left_behind(cast, traveller, reached), Browser(signed_in)
        for page in PAGES:
            numbers = walker.numbers(page, _dossier(page, random), random)
            wrong += _tried(browser, page, _somebody(walker, page, random), numbers, Hand(random, 0.1))
    assert not wrong, wrong


def _somebody(walker, page: Page, random: Random):
    right = [p for p in walker.people if p.has_role(*page.roles)]
    return random.choice(right if random.random() < 0.85 else walker.people)


def _dossier(page: Page, random: Random):
    """Mostly one that is in a state the page is for."""
    rows = list(model_of(page.desk).objects.all()) if page.desk else []
    fitting = [row for row in rows if page.transition and row.state in page.transition.sources]
    return random.choice(fitting or rows) if rows else None


def _tried(browser: Browser, page: Page, person, numbers: dict, hand: Hand) -> list:
    posts = page.view.access.kind == "verb"
    seen = [] if posts else [browser.ask(page, person, numbers)]
    if posts or seen == [200]:
        seen.append(browser.ask(page, person, numbers, hand.typed(browser.context)))
    return [(page.name, status) for status in seen if status not in ALLOWED]
