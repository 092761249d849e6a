from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.diagnostics import Where
from makkerpar.report.analysis_words import LONGEST, harmless
from tests.report.analysis_case import case

SMALL = """\
id: sagen
scenes: { slut: { ending: { title: Slut } } }
"""


@given(st.text() | st.text("\x00\x1f\u202e\u2066\u2069א ab\n"))
def test_an_authors_text_is_one_short_line_that_turns_nothing(text: str) -> None:
    """No control and no mark that turns the order is left, and what turns by itself is held."""
    told = harmless(text)
    inner = told.removeprefix("\u2068").removesuffix("\u2069")
    assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069]", inner)
    assert len(inner) <= LONGEST
    assert (told != inner) == ("א" in inner or told.startswith("\u2068"))


def test_words_of_the_right_to_left_are_held_apart() -> None:
    """A Hebrew title cannot move the figures after it."""
    assert harmless("אב") == "\u2068אב\u2069"
    assert harmless("Tal") == "Tal"


@pytest.mark.parametrize(
    ("value", "english", "danish"),
    [
        (Fraction(0), "0%", "0\xa0%"),
        (Fraction(1, 100_000), "<0.1%", "<0,1\xa0%"),
        (Fraction(4, 81), "4.9%", "4,9\xa0%"),
        (Fraction(1, 20), "5%", "5\xa0%"),
        (Fraction(1, 3), "33%", "33\xa0%"),
        (Fraction(999_999, 1_000_000), ">99%", ">99\xa0%"),
        (Fraction(1), "100%", "100\xa0%"),
    ],
)
def test_a_likelihood_is_never_rounded_to_nothing_or_all(
    value: Fraction, english: str, danish: str
) -> None:
    """Below a tenth one decimal is told, and only nothing is nothing, only all is all."""
    assert case(SMALL).words.share(value) == english
    assert case(SMALL, "da").words.share(value) == danish


def test_a_place_does_not_tell_whose_folder_it_is() -> None:
    """Of a file's path the name alone is told, on any system."""
    words = case(SMALL).words
    assert words.place(Where("/home/birthe/sagen/scenario.yaml", 7, 3)) == "scenario.yaml:7"
    assert words.place(Where(r"C:\Users\birthe\sagen\gust.yaml", 7, 3)) == "gust.yaml:7"


def test_the_first_few_are_named_and_the_rest_counted() -> None:
    """Three are told by name; a fourth makes it “and 1 more”."""
    words = case(SMALL).words
    assert words.first_few(["a", "b", "c"], 3) == "a, b, c"
    assert words.first_few(["a", "b", "c", "d"], 1204) == "a, b, c and 1,201 more"
