"""The twenty-five fatal errors of the file-review paper (law.md 14.3): each number has a test of its own."""

import re
from pathlib import Path

import pytest

NAME = re.compile(r"^def test_fatal_error_(\d\d)_\w+\(", re.MULTILINE)
FOUND = {
    int(number)
    for path in Path(__file__).parent.glob("test_fatal_errors_*.py")
    for number in NAME.findall(path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("number", range(1, 26))
def test_every_fatal_error_has_a_test_named_after_its_number(number):
    assert number in FOUND


def test_no_test_is_named_after_an_error_that_does_not_exist():
    assert set(range(1, 26)) >= FOUND
