"""Holidays, counting rules, the table of statutory time limits and the clocks that run on dossiers."""
