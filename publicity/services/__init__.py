"""Verbs of the room. Other rooms use `publicity.services`."""

from publicity.services.draws import publish_draw, publish_special, publish_visit, publish_year_plan
from publicity.services.penalty import draft, live_publication, publish_penalty, refusals, set_masks, withhold
from publicity.services.publishing import note_change, publish, withdraw
from publicity.services.registers import amend, enter, withdraw_row

__all__ = [
    "amend",
    "draft",
    "enter",
    "live_publication",
    "note_change",
    "publish",
    "publish_draw",
    "publish_penalty",
    "publish_special",
    "publish_visit",
    "publish_year_plan",
    "refusals",
    "set_masks",
    "withdraw",
    "withdraw_row",
    "withhold",
]
