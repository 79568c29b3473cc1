"""Verification codes: unlike each other, told from slips of the pen."""

from hypothesis import given
from hypothesis import strategies as st

from bureau.documents.codes import ALPHABET, LENGTH, check_character, clean_code, grouped, new_code

bodies = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def whole(body):
    return body + check_character(body)


def test_new_codes_are_grouped_valid_and_different():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(clean_code(code) == code and len(code) == 19 for code in codes)


@given(bodies, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_any_single_wrong_character_is_found(body, place, other):
    code = whole(body)
    wrong = code[:place] + other + code[place + 1 :]
    assert (clean_code(wrong) == grouped(code)) if wrong == code else clean_code(wrong) == ""


@given(bodies, st.integers(0, LENGTH - 3))
def test_two_neighbours_exchanged_are_found(body, place):
    code = whole(body)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert clean_code(wrong) == ("" if wrong != code else grouped(code))


@given(bodies)
def test_case_spaces_and_full_width_do_not_matter(body):
    code = whole(body)
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code)
    assert clean_code(f" {code[:8].lower()} {code[8:]} ") == clean_code(wide) == grouped(code)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    assert clean_code(text) in ("", grouped("".join(c for c in clean_code(text) if c != "-")))
