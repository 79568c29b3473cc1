"""Verbs of reminders: `from bureau.reminders import services`."""

from bureau.reminders.services.inbox import acknowledge, acknowledge_all, mute, unmute
from bureau.reminders.services.loading import load_steps
from bureau.reminders.services.mailing import send_new
from bureau.reminders.services.running import is_due, remind, run

__all__ = [
    "acknowledge",
    "acknowledge_all",
    "is_due",
    "load_steps",
    "mute",
    "remind",
    "run",
    "send_new",
    "unmute",
]
