"""Pinyin initials of names, for search."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.simpleseg import seg


@lru_cache(maxsize=20_000)
def _initials(word: str) -> str:
    found = "".join(lazy_pinyin(word, style=Style.FIRST_LETTER)).lower()
    return "".join(sign for sign in found if sign.isascii() and sign.isalnum())


def initials_of(*names: str) -> str:
    """Lower-case initials of each name, separated by a space: 禾润印染 -> hryr. At most 170 characters.

    Word by word, since the names of a register are made of few words: a register of 100,000 is done in two seconds.
    """
    return " ".join("".join(_initials(word) for word in seg(name)) for name in names)[:170]
