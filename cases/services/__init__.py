"""Verbs of the cases room: keyword-only, one transaction each, refused with every reason."""
