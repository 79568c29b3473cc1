"""Gathering evidence (调查取证)."""
