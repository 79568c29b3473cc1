"""Contexts of papers of this stage."""
