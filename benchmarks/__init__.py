"""`make bench`: how fast the system is on this machine, on its own temporary database."""
