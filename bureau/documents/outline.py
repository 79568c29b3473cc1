"""Plain text of a paper as paragraphs of GB/T 9704-2012: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋."""

import re

from django.utils.html import format_html, format_html_join

_FIRST = re.compile(r"^[一二三四五六七八九十]+、")
_SECOND = re.compile(r"^（[一二三四五六七八九十]+）")
_SENTENCE = re.compile(r"^(.*?[。：])(.+)$", re.DOTALL)


def paragraphs(text):
    """Safe HTML, one paragraph for each line of `text`; empty lines are dropped."""
    lines = (line.strip(" \t\r\u3000") for line in str(text).split("\n"))
    return format_html_join("\n", "{}", ((_paragraph(line),) for line in lines if line))


def _paragraph(line):
    if _FIRST.match(line):
        return format_html('<p class="l1">{}</p>', line)
    if not _SECOND.match(line):
        return format_html("<p>{}</p>", line)
    # （一）Heading.Text in one paragraph: only the heading, its first sentence, is in 楷体.
    run_in = _SENTENCE.match(line)
    if run_in is None:
        return format_html('<p class="l2 whole">{}</p>', line)
    return format_html('<p class="l2"><b>{}</b>{}</p>', run_in[1], run_in[2])
