"""Pinyin initials of names, for search."""

from pypinyin import Style, lazy_pinyin


def initials_of(*names: str) -> str:
    """Lower-case initials of each name, separated by a space: 禾润印染 -> hryr. At most 170 characters."""
    words = ("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower() for name in names)
    return " ".join("".join(sign for sign in word if sign.isascii() and sign.isalnum()) for word in words)[
        :170
    ]
