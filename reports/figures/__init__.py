"""Figures: one definition each, for the report, the dashboard, the list behind it and the frozen row alike.

`ReportsConfig.ready` loads the definitions; importing `registry` alone is enough to ask.
"""
