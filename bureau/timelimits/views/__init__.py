"""Screens of the time-limit engine: rules, calendar, the arithmetic of a clock."""
