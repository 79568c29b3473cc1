"""What officers typed, set as a paper sets it."""

import re

_HAN = "\u4e00-\u9fff〔〕（），。；：、“”"
_GAP = re.compile(rf"(?<=[{_HAN}]) +(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) +(?=[{_HAN}])")


def prose(text: str) -> str:
    """Without the spaces that screens put between Chinese and figures: 1.8 吨 as 1.8吨. Never used on names."""
    return _GAP.sub("", text)


def clause(text: str) -> str:
    """The same, without the full stop, to stand inside a sentence."""
    return prose(text).rstrip("。 \n")
