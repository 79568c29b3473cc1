"""Contexts of papers of this stage, and of the volume's own pages."""
