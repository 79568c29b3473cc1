"""For each guard two meetings: one where it has nothing to say, and one that differs in one thing, where it refuses."""
