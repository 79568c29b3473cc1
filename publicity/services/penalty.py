"""Publishing penalty decisions: the public copy is built by the allow-list, looked at once more, frozen, shown."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from bureau.dates import today
from bureau.timelimits import services as timelimits
from bureau.workflow import Refusal
from cases.models import Case, Decision
from publicity import credit, disclosure
from publicity.models import Publication
from publicity.pull import CLOCK, facts_of
from publicity.services.publishing import mark_public, prepared
from publicity.workflow import PUBLICATIONS, REQUIRED


@dataclass(frozen=True)
class Draft:
    """The public copy as it would go out now."""

    record: dict
    secrets: list[str]
    gravity: str

    @property
    def data(self) -> dict:
        """What the guards look at and the process record keeps: the items of 第62条, what still shows, the digest."""
        items = {key: self.record[key] for key, _ in REQUIRED}
        return {"items": items, "secrets": self.secrets, "digest": self.record["digest"]}


def draft(case: Case, masks=()) -> Draft:
    """The public copy of a decision with the clerk's own masks; stores nothing."""
    facts = facts_of(case, masks)
    record = disclosure.public_record(facts)
    gravity = credit.proposed_gravity(fine=facts.fine, confiscation=facts.confiscation)
    return Draft(record, disclosure.secrets_in(record, facts), gravity)


def live_publication(case: Case) -> Publication | None:
    """The publication of a decision that is not withdrawn."""
    return Publication.objects.live().of(case).penalties().first()


def refusals(case: Case, made: Draft, *, actor) -> list[Refusal]:
    """Why the decision cannot be published now."""
    stored = live_publication(case) or Publication(
        kind=Publication.Kind.PENALTY, state=Publication.State.PREPARED
    )
    return PUBLICATIONS.refusals(stored, "publish", actor=actor, data=made.data)


@transaction.atomic
def set_masks(*, case: Case, masks: list[tuple[str, str]], actor) -> Publication:
    """Keeps the words the clerk wants blacked out besides those the rules find."""
    publication = prepared(case, kind=Publication.Kind.PENALTY, title=_title(case), actor=actor)
    publication.masks = [list(mask) for mask in masks]
    publication.save(update_fields=["masks"])
    return publication


@transaction.atomic
def publish_penalty(*, case: Case, actor, gravity: str = "", on: date | None = None) -> Publication:
    """Makes a penalty decision public and meets its clock of seven working days.

    Raises Refused when an item of 第62条 is missing or something of 第64条 would still show.
    """
    on = on or today()
    publication = prepared(case, kind=Publication.Kind.PENALTY, title=_title(case), actor=actor)
    made = draft(case, publication.masks)
    with PUBLICATIONS.step(publication, "publish", actor=actor, on=on, data=made.data) as row:
        _freeze(row, case.decision, made, gravity or made.gravity)
        mark_public(row, actor=actor, on=on)
    timelimits.meet(case, CLOCK, on=on)
    return row


@transaction.atomic
def withhold(*, case: Case, ground: str, actor) -> Publication:
    """Keeps a decision back by law (state secrets and the like, 办法 第63条); a leader decides, the clock ends."""
    publication = prepared(case, kind=Publication.Kind.PENALTY, title=_title(case), actor=actor)
    with PUBLICATIONS.step(publication, "withhold", actor=actor, note=ground) as row:
        row.withheld_ground = ground.strip()
    timelimits.cancel(case, CLOCK, f"依法不公开：{ground}"[:200])
    return row


def _title(case: Case) -> str:
    return f"{case.decision.document.number} {case.violation.name}"[:160]


def _freeze(row: Publication, decision: Decision, made: Draft, gravity: str) -> None:
    record = made.record
    period = credit.period(gravity, decision.decided_on)
    row.snapshot = record
    row.title = f"{record['party']}　{record['violation']}"[:160]
    row.number, row.party, row.code = record["number"], record["party"], record["code"]
    row.town, row.subject, row.dated_on = record["town"], record["violation"], decision.decided_on
    row.fine, row.gravity = decision.fine, gravity
    row.repair_from = period and credit.months_after(decision.decided_on, period.least)
    row.shown_until = period and credit.months_after(decision.decided_on, period.most)
