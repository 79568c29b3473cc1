"""Test objects of this room. Traits name situations; every factory stands on the `cast` fixture."""

from cases.tests.factories.case import CaseFactory, ClueFactory, EvidenceFactory, ProposalFactory, person
from cases.tests.factories.issued import (
    NoticeFactory,
    OrderFactory,
    SealedItemFactory,
    SealingFactory,
    issued,
)

__all__ = [
    "CaseFactory",
    "ClueFactory",
    "EvidenceFactory",
    "NoticeFactory",
    "OrderFactory",
    "ProposalFactory",
    "SealedItemFactory",
    "SealingFactory",
    "issued",
    "person",
]
