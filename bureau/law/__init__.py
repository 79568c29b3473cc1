"""Statutes by date, violations with both penalty regimes, and the organ in whose name the bureau decides."""
