"""Anyone does anything with the pages of the room: what a test of chance needs."""
