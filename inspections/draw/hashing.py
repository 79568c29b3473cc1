"""Digest, commitment, seed and tickets (docs/draw.md)."""

import hashlib


def digest(*lines: str) -> str:
    """SHA-256 in lower-case hex over the lines in UTF-8, each ended by one LF."""
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def commitment_of(secret: str) -> str:
    """What is published of the secret (64 hex characters) before the public value exists."""
    return digest(secret)


def seed_of(pool_digest: str, commitment: str, secret: str, public_value: str, number: str) -> str:
    """The seed: known to nobody before the public value is."""
    return digest(pool_digest, commitment, secret, public_value, number)


def ticket_of(seed: str, stratum: str, code: str) -> str:
    """An enterprise's ticket; the lowest are drawn."""
    return digest(seed, stratum, code)


def officer_ticket(seed: str, key: str, code: str) -> str:
    """An officer's ticket for one visit; orders officers of equal load."""
    return digest(seed, "officer", key, code)
