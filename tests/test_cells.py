"""No cell of a list is a formula."""

import pytest

from bureau import cells
from bureau.law.views import export as law
from inspections import export as lists
from inspections.services import import_batch
from publicity import export as public


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", "\n=", "\x00="])
def test_what_starts_a_formula_is_kept_as_text(start):
    assert cells.harmless(start + "1+1").startswith("'")


@pytest.mark.parametrize("value", ["青禾纸业", "", "1-2", 3, -4, None, "'=1"])
def test_anything_else_stays(value):
    assert cells.harmless(value) == value


def test_all_lists_use_the_same():
    for module in (law, lists, import_batch, public):
        assert module.harmless is cells.harmless, module.__name__
