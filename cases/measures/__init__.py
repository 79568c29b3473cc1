"""Measures beside the penalty (查封扣押、责令改正)."""
