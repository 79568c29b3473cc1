"""Verbs of the room. Other rooms use `publicity.services`."""

from publicity.services.registers import amend, enter, withdraw_row

__all__ = ["amend", "enter", "withdraw_row"]
