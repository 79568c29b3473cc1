"""The bar of steps tells one reason once, and who takes a step that is not this person's."""

from types import SimpleNamespace

import pytest

from bureau.templatetags.house import provenance
from bureau.workflow import Refusal
from cases.templatetags.cases import _quiet_lines

HANDLERS = "本案承办人是甲、乙，须由承办人办理。"


def _row(name, *texts):
    return {"id": f"no-{name}", "offer": SimpleNamespace(refusals=[Refusal(text) for text in texts])}


def test_steps_refused_for_one_reason_share_a_line():
    rows = [
        _row("pay", "没有待上交的罚款。"),
        _row("serve", HANDLERS, "没有催告书。"),
        _row("court", HANDLERS),
    ]
    lines = _quiet_lines(rows)
    assert [(line["shared"], len(line["rows"])) for line in lines] == [
        ("本案承办人是甲、乙，须由承办人办理", 2),
        ("没有待上交的罚款", 1),
    ]
    assert rows[1]["id"] == rows[2]["id"] != rows[0]["id"], (
        "a locked button points at the line that tells its reason"
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("L", "法律法规库全文"),
        ("P:5itupu.com", "网页转载 5itupu.com"),
        ("F23", "公开文件转载"),
        ("规定第12条", "规定第12条"),
        ("", "—"),
    ],
)
def test_the_marks_of_the_data_files_are_told_in_words(source, told):
    assert provenance(source) == told
