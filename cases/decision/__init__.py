"""From review to decision (审查、告知、听证、审核、决定)."""
