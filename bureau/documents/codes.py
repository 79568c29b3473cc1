"""Verification codes: 15 random characters and one check character, written in groups of four.

31 characters without 0 1 I L O; 31 is prime, so the weighted sum finds every single wrong character and every
exchange of two. 31^15 is about 2^74: a guesser gains nothing, and a slip of the pen is told from a forged paper.
"""

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 16


def new_code():
    """A fresh code such as 7K3M-9TXD-QH26-B4WN."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return grouped(body + check_character(body))


def check_character(body):
    """The check character of 15 characters of ALPHABET."""
    total = sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]


def grouped(code):
    """Sixteen characters in four groups."""
    return "-".join(code[i : i + 4] for i in range(0, LENGTH, 4))


def clean_code(text):
    """What somebody typed (any case, spaces, full-width) as a grouped code; "" if it cannot be one."""
    typed = unicodedata.normalize("NFKC", text).upper()
    code = "".join(char for char in typed if char.isalnum())
    if len(code) != LENGTH or any(char not in ALPHABET for char in code):
        return ""
    return grouped(code) if check_character(code[:-1]) == code[-1] else ""
