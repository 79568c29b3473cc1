"""Verbs of this stage."""
