"""Screens of the law: violations under both regimes, statutes, organs, benchmarks, and their keeping."""
