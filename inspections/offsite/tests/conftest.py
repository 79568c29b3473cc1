"""The people and the clock of the room."""

from inspections.tests.conftest import clock, squad

__all__ = ["clock", "squad"]
