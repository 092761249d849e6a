from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.desktop.breaking import break_lines, hyphens

WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøå-", min_size=1, max_size=30)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
WIDTHS = st.integers(4, 60)


def bare(text: str) -> str:
    """A text without what breaking may add or leave out."""
    return re.sub(r"[\s-]", "", text)


@given(TEXTS, WIDTHS, st.sampled_from(["da", "en"]), st.booleans())
def test_no_line_is_too_wide_and_no_letter_is_lost(
    text: str, width: int, language: str, balanced: bool
) -> None:
    """Whatever the text and the width, every line fits, and together they are the text."""
    lines = break_lines(text, width, len, language=language, balanced=balanced)
    assert all(len(line) <= width for line in lines)
    assert bare("".join(lines)) == bare(text)
    assert not any(line.startswith(" ") or line.endswith(" ") for line in lines)


@given(st.lists(st.text("abcæøå", min_size=1, max_size=8), max_size=40).map(" ".join), WIDTHS)
def test_balancing_costs_no_line(text: str, width: int) -> None:
    """A heading of short words made even has no more lines than it had."""
    plain = break_lines(text, width, len)
    even = break_lines(text, width, len, balanced=True)
    assert len(even) <= len(plain)


@given(TEXTS, WIDTHS)
def test_breaking_is_the_same_every_time(text: str, width: int) -> None:
    """The same text at the same width gives the same lines."""
    assert break_lines(text, width, len) == break_lines(text, width, len)


def test_a_heading_is_even() -> None:
    """Its lines are about as long as each other, not one long and one short."""
    text = "Hvilket øjeblik vender du tilbage til?"
    assert break_lines(text, 30, len) == ("Hvilket øjeblik vender du", "tilbage til?")
    assert break_lines(text, 30, len, balanced=True) == (
        "Hvilket øjeblik vender",
        "du tilbage til?",
    )


def test_no_word_stands_alone_on_the_last_line() -> None:
    """A short last word gets company where that costs no line more."""
    text = "Hun siger, at I mangler elleve millioner på det hele nu"
    lines = break_lines(text, 27, len)
    assert len(lines) == 3
    assert len(lines[-1]) >= 6


def test_a_long_word_is_hyphenated_by_its_syllables() -> None:
    """A compound that fills a narrow line breaks where Danish breaks it."""
    assert break_lines("kommunaldirektøren", 12, len) == ("kommunaldi-", "rektøren")
    assert break_lines("en bil", 4, len) == ("en", "bil")


def test_a_compound_breaks_behind_its_own_hyphen() -> None:
    """No second hyphen is added where the author set one."""
    assert break_lines("børne- og skoleudvalgs-formand", 23, len)[-1] == "formand"


def test_line_feeds_are_kept() -> None:
    """Every paragraph begins on a line of its own, an empty one is an empty line."""
    assert break_lines("et\n\nto", 10, len) == ("et", "", "to")
    assert break_lines("", 10, len) == ("",)


def test_a_word_of_one_letter_a_line_is_cut_anywhere() -> None:
    """Without room for a syllable the word is cut where the line ends."""
    assert "".join(break_lines("ooooooooo", 4, len)) == "ooooooooo"


@pytest.mark.parametrize(
    "word", ["»økonomiudvalgsformanden«", "specialundervisning", "æøå", "12345678901"]
)
def test_hyphens_leave_three_letters_on_both_sides(word: str) -> None:
    """No syllable of one or two letters stands alone."""
    assert all(3 <= at <= len(word) - 3 for at in hyphens(word, "da"))


def test_what_is_wider_than_a_line_is_cut_between_letters() -> None:
    """A letter keeps its marks, as long as the line can hold them."""
    assert break_lines("ae\u0301o", 10, lambda text: 5 * len(text)) == ("a", "e\u0301", "o")
    for width in (0, 1, 3):
        assert break_lines("ae\u0301o", width, lambda text: 5 * len(text)) == tuple("ae\u0301o")
