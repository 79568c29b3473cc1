"""Secret tokens in addresses and headers: they are handed out once, and only their digest is kept."""

from hashlib import sha256


def fingerprint(token: str) -> str:
    """What the database keeps of a token: whoever reads the table cannot use it."""
    return sha256(token.encode()).hexdigest()
