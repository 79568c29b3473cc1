"""A case file as the self-review reads it: every part is asked for once, whatever the number of checks."""

from datetime import date
from functools import cached_property

from django.db.models import Q

from bureau.documents.models import IssuedDocument
from bureau.law.models import Organ
from bureau.timelimits.models import Clock
from cases.models import Proof, Service
from cases.states import CaseState as C

# How far a case has come; a check waits until its stage is behind.
ORDER = (
    C.FILING,
    C.INVESTIGATING,
    C.REVIEWING,
    C.NOTICING,
    C.NOTICED,
    C.DEFENCE,
    C.HEARING,
    C.DECIDING,
    C.DECIDED,
    C.EXECUTING,
    C.CLOSING,
    C.CLOSED,
)


class FileFacts:
    """One case with what its papers, evidence, clocks and services say.

    `about` is the condition that a row is about the case or about what belongs to it (`cases.sections.about_case`).
    """

    def __init__(self, case, today: date, about: Q):
        self.case, self.today, self.about = case, today, about

    def past(self, state: str) -> bool:
        """Whether the stage is behind: a case that ended early is judged by what it has done."""
        if self.case.state in ORDER:
            return ORDER.index(self.case.state) > ORDER.index(state)
        return state in (C.FILING,)

    def part(self, name: str):
        """A one-to-one part of the case (`decision`, `notice`, …) or None."""
        return getattr(self.case, name, None)

    @cached_property
    def evidence(self) -> list:
        """Usable evidence."""
        return list(self.case.evidence.usable().select_related("file"))

    @cached_property
    def papers(self) -> list:
        """Standing papers, oldest first, without what they froze."""
        rows = IssuedDocument.objects.filter(self.about).standing().select_related("organ")
        return list(rows.defer("context").order_by("issued_on", "pk"))

    @cached_property
    def served(self) -> set[int]:
        """Ids of the papers whose service stands."""
        rows = Service.objects.filter(
            document__in=[paper.pk for paper in self.papers], withdrawn_on__isnull=True
        )
        return set(rows.values_list("document_id", flat=True))

    @cached_property
    def organs(self) -> list:
        """Every organ that ever decided, for asking which one it was on the day of a paper."""
        return list(Organ.objects.all())

    def papers_of(self, *types: str) -> list:
        """The papers of some kinds."""
        return [paper for paper in self.papers if paper.type in types]

    @cached_property
    def clocks(self) -> list:
        """Every clock of the file."""
        return list(Clock.objects.filter(self.about).select_related("rule"))

    @cached_property
    def investigators(self) -> dict[int, str]:
        """Everyone who ever investigated: id -> name."""
        rows = self.case.investigators.select_related("user")
        found = {row.user_id: row.user.name for row in rows}
        return found | {
            self.case.handler_id: self.case.handler.name,
            self.case.co_handler_id: self.case.co_handler.name,
        }

    @cached_property
    def reviews(self) -> list:
        """Case reviews."""
        return list(self.case.reviews.select_related("reviewer"))

    @cached_property
    def legal_reviews(self) -> list:
        """Legal reviews."""
        return list(self.case.legal_reviews.select_related("reviewer"))

    @cached_property
    def discussions(self) -> list:
        """Collective discussions with their voters."""
        return list(self.case.discussions.prefetch_related("members"))

    @cached_property
    def defences(self) -> list:
        """Statements and defences."""
        return list(self.case.defences.all())

    @cached_property
    def sealings(self) -> list:
        """Measures of sealing and seizure that were carried out or asked for."""
        return list(self.case.sealings.select_related("scene").prefetch_related("items"))

    @cached_property
    def orders(self) -> list:
        """Orders to correct that were not taken back."""
        return list(self.case.orders.exclude(state="withdrawn").select_related("document"))

    @cached_property
    def payments(self) -> list:
        """Payments."""
        decision = self.part("decision")
        return list(decision.payments.all()) if decision else []

    @cached_property
    def proved(self) -> set[str]:
        """Elements of the facts that usable evidence proves."""
        rows = Proof.objects.filter(evidence__case=self.case, evidence__withdrawn_on__isnull=True)
        return set(rows.values_list("element", flat=True))

    @cached_property
    def rounds(self) -> list:
        """What a daily penalty is counted from."""
        daily = self.part("daily")
        return list(daily.rounds.all()) if daily else []

    @cached_property
    def recusals(self) -> list:
        """Applications for recusal."""
        return list(self.case.recusals.all())

    @cached_property
    def no_fault_claims(self) -> list:
        """Claims of no fault."""
        return list(self.case.no_fault_claims.all())
